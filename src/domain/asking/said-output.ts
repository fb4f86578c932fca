import { turnsOf } from './folding.js';
import { digitsForWords } from './number-words.js';
import { remembering } from './remembering.js';
import { MOST_READ } from './sentences.js';

const MOST_PEELED = 4;
/** The ways to read what somebody says of an output: as it stands, and without what they say around it. */
export function* readingsOfOutput(right: string[], said: string): Generator<string> {
  const peels = peelsFor(right);
  const found = new Set([said]);
  yield said;
  if (said.length > MOST_READ) return;
  let fresh = [said];
  for (let round = 0; round < MOST_PEELED && fresh.length > 0; round += 1) {
    fresh = [...new Set(fresh.flatMap((text) => peels.map((peel) => peel(text)?.trim() ?? '')))];
    fresh = fresh.filter((text) => text !== '' && !found.has(text));
    yield* fresh;
    fresh.forEach((text) => found.add(text));
  }
}

type Peel = (text: string) => string | null;

/** What can stand around an output, but for what it holds itself. */
const peelsFor = remembering((right: string[]): Peel[] => {
  const key = right.join('\n');
  return [
    withoutLead,
    withoutThought,
    withoutPremise,
    withoutPredicate,
    ...(key.includes(':') ? [] : [withoutIntroduction]),
    ...(LIMIT.test(key) ? [] : [withoutLimit]),
    ...(/^>/m.test(key) ? [] : [withoutSign]),
    ...(/[.,;!?]$/.test(key) ? [] : [withoutStop]),
    ...(/[()]/.test(key) ? [] : [withoutAside]),
    ...(REASON.test(key) || / - /.test(key) ? [] : [withoutReason]),
    ...(NUMBERED.test(right[0]!) ? [] : [withoutNumbers]),
    ...(JOINTS.test(key) ? [] : [withoutJoints, withoutFirst]),
    ...(ORDINAL.test(key) ? [] : [withoutOrdinals]),
  ];
});

const SUBJECT = String.raw`(?:it|this|that|you|we|they|i|one|python|javascript|node|sqlite|the (?:[a-z]+ )?[a-z]+)`;
const VERB = String.raw`(?:prints?|outputs?|shows?|logs?|returns?|gives?|says?|displays?|writes?|echoes|lists?|has|contains|produces|yields|sees?|gets?|finds?|takes?|keeps?|is|are|be)`;
const LEAD = new RegExp(
  String.raw`^(?:(?:i (?:think|guess|believe|suppose)|probably|so|well)[,:]? (?:that )?)?` +
    String.raw`(?:${SUBJECT}(?:'s| (?:(?:will|would|should) )?(?:then |first |only |just |simply )*${VERB})(?: out)?(?: only| just)?` +
    String.raw`|prints|printed|output|answer|result|only|just|(?:should|must|will|would|has to) be|the (?:words?|lines?|texts?|values?|numbers?))(?: is)?(?:\s*:\s*|,?\s+)([^]+)$`,
  'i',
);

/** `It prints 3`, `output: 3`, `only 3`. */
function withoutLead(text: string): string | null {
  return LEAD.exec(text)?.[1] ?? null;
}

/** `I think 3`. */
function withoutThought(text: string): string | null {
  return /^i (?:think|guess|believe|suppose),? (?:that )?([^]+)$/i.exec(text)?.[1] ?? null;
}

/** `three characters and four bytes, so 3 4`. */
function withoutPremise(text: string): string | null {
  return /^[^]+?[,;]? (?:so|therefore|hence|thus|which gives|that gives) ([^]+)$/.exec(text)?.[1] ?? null;
}

/** `only a.txt is listed`, `CSS is the only one above 5`. */
function withoutPredicate(text: string): string | null {
  const [, main, said] =
    /^([^]+?)(?: (?:is|are|gets?|was|were) (?:left|listed|printed|shown|there|output|displayed|written))?((?: (?:in|on|at|to|by) (?:the )?(?:terminal|screen|console|standard output|stdout|end))?)$/.exec(
      text,
    ) ?? [];
  if (main !== undefined && (main !== text || said !== '')) return main;
  const [, subject, more] = /^([^,;:]+?) (?:is|are) ((?:the|all|an?) \S+ [^]+)$/.exec(text) ?? [];
  return subject !== undefined && turnsOf(more!) === '' && !IN_DOUBT.test(more!) ? subject : null;
}

/** `three times b: b b b`, where what stands before the colon turns or doubts nothing. */
function withoutIntroduction(text: string): string | null {
  const [, said, main] = /^([^:\n]*):\s+([^]+)$/.exec(text) ?? [];
  const isPlain = said !== undefined && said.trim().split(/\s+/).length > 2 && !IN_DOUBT.test(said);
  return isPlain && turnsOf(said) === '' && !SUPPOSED.test(said) ? main! : null;
}

const SUPPOSED =
  /\b(?:errors?|exceptions?|stderr|fail\w*|expect\w*|think\w*|thought|could|might|may|want\w*|wish\w*|hidden|skip\w*)\b/i;

/** `CSS only`. */
function withoutLimit(text: string): string | null {
  return /^([^]*\S)\s+(?:only|alone)$/i.exec(text)?.[1] ?? null;
}

const LIMIT = /\b(?:only|alone)$/i;

/** `> fine`, as a console marks it; before a digit it may be meant as a bound. */
function withoutSign(text: string): string | null {
  const lines = text.split('\n').map((line) => /^[>$] (?=[^\s\d.+-])(.*)$/.exec(line)?.[1]);
  return lines.every((line) => line !== undefined) ? lines.join('\n') : null;
}

/** `the first is true, the second false`, where they come in their order. */
function withoutOrdinals(text: string): string | null {
  const found = [...text.matchAll(ORDINALS)].map(([, word]) => ORDER.indexOf(word!.toLowerCase()));
  const inOrder = found.length > 1 && found.every((place, index) => place === index);
  return inOrder ? text.replace(ORDINALS, '\n').replace(/[,;.]?(?: and)? *\n/g, '\n') : null;
}

const ORDER = ['first', 'second', 'third', 'fourth', 'fifth'];
const ORDINAL = new RegExp(`\\b(?:${ORDER.join('|')})\\b`, 'i');
const ORDINALS = new RegExp(
  `(?<![\\w-])(?:the )?(${ORDER.join('|')})(?: (?:one|line|call|value))?(?: is| prints| gives|:)? `,
  'gi',
);

/** Without the end of a sentence. */
function withoutStop(text: string): string | null {
  return /^([^]*[^\s.,;!?])[.,;!]$/.exec(text)?.[1] ?? null;
}

/** `3 (the others are skipped)`, and not `3 (4)`. */
function withoutAside(text: string): string | null {
  const [, main, aside] = /^([^]*?\S)\s+\(([^]*\p{L}[^]*)\)$/u.exec(text) ?? [];
  if (aside === undefined || IN_DOUBT.test(aside)) return null;
  return /\S\s+\S/.test(aside) || main!.includes(digitsForWords(aside)) ? main! : null;
}

/** `3, because the others are skipped`; `3 - the others are skipped`. */
function withoutReason(text: string): string | null {
  const [, main, reason] =
    /^([^]*?\S)[,;]?\s+(?:because|since)\b([^]*)$/i.exec(text) ??
    /^([^]*?\S)\s+-+\s+(\p{L}+(?:\s\S+){2}[^]*)$/u.exec(text) ??
    [];
  return reason === undefined || /\b(?:either|maybe|perhaps)\b/i.test(reason) ? null : main!;
}

const REASON = /\b(?:because|since)\b/i;
const IN_DOUBT = /\b(?:or|either|maybe|perhaps)\b/i;

/** Lines that somebody has numbered. */
function withoutNumbers(text: string): string | null {
  const lines = text.split('\n').map((line) => NUMBERED.exec(line));
  const inOrder = lines.length > 1 && lines.every((line, index) => Number(line?.[1]) === index + 1);
  return inOrder ? lines.map((line) => line![2]).join('\n') : null;
}

const NUMBERED = /^(?:line )?(\d)[.):]\s+(.*)$/i;

/** `a, then b and c`, `a -> b`. */
function withoutJoints(text: string): string | null {
  if (!JOINTS.test(text)) return null;
  return text.replace(ALL_JOINTS, ', ');
}

function withoutFirst(text: string): string | null {
  return /^first,?\s+([^]*,[^]*)$/i.exec(text)?.[1] ?? null;
}

const JOINTS = /\s(?:and|then|followed by|->|=>|→)\s/i;
const ALL_JOINTS = /,?\s+(?:and then|and|then|followed by|->|=>|→)\s+/gi;
