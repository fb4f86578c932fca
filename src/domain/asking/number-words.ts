const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = ' ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const LARGE: Record<string, number> = { hundred: 100, thousand: 1000, million: 1e6, billion: 1e9 };
const TIMES: Record<string, number> = { once: 1, twice: 2, single: 1 };

const WORD = [...SMALL, ...TENS.filter((word) => word !== ''), ...Object.keys(LARGE), ...Object.keys(TIMES)].join('|');
const RUN = new RegExp(
  `(?<![\\p{L}\\p{N}_.-])(?:a (?=hundred|thousand|million|billion))?(?:(?:${WORD}|\\d+(?=[ -](?:hundred|thousand|million|billion)))(?:(?:[ -]| and )(?=(?:${WORD})(?![\\p{L}_]))|(?![\\p{L}_])))+`,
  'giu',
);

/** Writes number words as digits: `fifty-one` as 51, `2 million` as 2000000, and `five zero` as 5 0. */
export function digitsForWords(text: string): string {
  return text.replace(RUN, (run) =>
    numbersIn(run)
      .map((words) =>
        words.replace(
          /^(and )?(.*)$/,
          (_words, and: string | undefined, number: string) => `${and ?? ''}${valueOf(number)}`,
        ),
      )
      .join(' '),
  );
}

/** The words of each of the numbers that stand in a row: `nine | eight | twenty one`. */
function numbersIn(run: string): string[] {
  const numbers: string[] = [];
  // A word below this goes on with its number, as `one` does behind `twenty`.
  let room = 0;
  let joint = '';
  for (const word of run.toLowerCase().replace('single one', 'one').split(/[ -]+/)) {
    if (word === 'and') joint = 'and ';
    if (['and', 'a', ''].includes(word)) continue;
    const isLarge = LARGE[word] !== undefined;
    const isNext = numbers.length === 0 || (!isLarge && smallValue(word) >= room);
    numbers.push(isNext ? joint + word : `${numbers.pop()} ${word}`);
    room = isLarge ? 100 : TENS.indexOf(word) > 1 ? 10 : 0;
    joint = '';
  }
  return numbers;
}

function valueOf(run: string): number {
  let sum = 0;
  let group = 0;
  for (const word of run.toLowerCase().split(/[ -]+/)) {
    const large = LARGE[word];
    if (large === undefined) group += smallValue(word);
    else if (large === 100) group = Math.max(group, 1) * large;
    else {
      sum += Math.max(group, 1) * large;
      group = 0;
    }
  }
  return sum + group;
}

function smallValue(word: string): number {
  if (/^\d+$/.test(word)) return Number(word);
  const ten = TENS.indexOf(word);
  return TIMES[word] ?? (ten >= 0 ? ten * 10 : SMALL.indexOf(word));
}
