import { editDistance } from './find.js';
import { lessonsOf, type Lesson, type Roadmap, type Step, type StepBody } from './roadmap.js';
import { markdownFor } from './track-blocks.js';
import { stem, wordsOf } from './words.js';

export interface Hit {
  step: Step;
  lesson: Lesson;
  /** The heading over the line. */
  part: string | null;
  line: string;
}

export interface Found {
  hits: Hit[];
  /** For each word that no lesson says, the nearest that one does; it was looked for in its place. */
  instead: Map<string, string>;
}

/** A lesson's stems, each with how much it says there: a heading says more than a line, and the title most. */
interface Entry {
  step: Step;
  lesson: Lesson;
  weights: Map<string, number>;
  words: number;
}

const [IN_TITLE, IN_HEADING] = [30, 5];
/** What begins with a word says less than the word. */
const BEGINNING = 0.2;
/** A word may be the beginning of one longer by so much: `postgres` of `postgresql`, but `http` not of `https`. */
const [SHORTEST_BEGINNING, LEAST_REST] = [4, 2];

/** The lessons that say every word of `text`, in any number and with a slip of the keyboard, those with most of it first. */
export function searchLessons(
  { steps, tracks }: Roadmap,
  bodyOf: (step: string) => StepBody,
  text: string,
  track: string | null,
): Found {
  /** As the learner reads them: what stands in the code of another track is not there. */
  const partsFor = (lesson: Lesson, lessons: StepBody['lessons']): Part[] =>
    lessons[lesson.id]!.parts.map(({ title, markdown }) => ({
      title,
      markdown: markdownFor(markdown, { track: lesson.track ?? track, tracks }),
    }));
  /** Each stem that the lessons have, with a word that it is of. */
  const spelled = new Map<string, string>();
  const entries = steps.flatMap((step) => {
    const { lessons } = bodyOf(step.id);
    return lessonsOf(step, track).map((lesson) => entryOf(step, lesson, partsFor(lesson, lessons), spelled));
  });
  const instead = new Map<string, string>();
  const asked = new Map(wordsOf(text).map((word) => [stem(word), word]));
  const wanted = [...asked].map(([wordStem, word]) => {
    const likely = likelyStem(wordStem, spelled);
    if (likely !== wordStem) instead.set(word, spelled.get(likely)!);
    return likely;
  });
  if (wanted.length === 0) return { hits: [], instead };
  const scored = entries
    .map((entry) => ({ entry, scores: wanted.map((word) => scoreOf(entry, word)) }))
    .filter(({ scores }) => scores.every((score) => score > 0));
  const rarity = wanted.map((_word, index) => rarityOf(scored.filter(({ scores }) => scores[index]! >= 1).length));
  const total = (scores: number[]) => scores.reduce((sum, score, index) => sum + score * rarity[index]!, 0);
  return {
    instead,
    hits: scored
      .sort((a, b) => total(b.scores) - total(a.scores))
      .map(({ entry: { step, lesson } }) => ({
        step,
        lesson,
        ...bestLine(partsFor(lesson, bodyOf(step.id).lessons), wanted),
      })),
  };
}

type Part = { title: string | null; markdown: string };

function entryOf(step: Step, lesson: Lesson, parts: Part[], spelled: Map<string, string>): Entry {
  const weights = new Map<string, number>();
  let words = 0;
  const add = (text: string, weight: number) => {
    for (const word of wordsOf(text)) {
      const wordStem = stem(word);
      weights.set(wordStem, (weights.get(wordStem) ?? 0) + weight);
      if (!spelled.has(wordStem)) spelled.set(wordStem, word);
      words += 1;
    }
  };
  add(lesson.title, IN_TITLE);
  for (const { title, markdown } of parts) {
    add(title ?? '', IN_HEADING);
    add(markdown, 1);
  }
  return { step, lesson, weights, words };
}

/** The stem itself where a lesson has it, or one that it begins; else the nearest that a lesson has, if any is near. */
function likelyStem(word: string, known: ReadonlyMap<string, string>): string {
  if (known.has(word) || word.length < SHORTEST_BEGINNING) return word;
  const all = [...known.keys()];
  if (all.some((other) => begins(word, other))) return word;
  const slips = word.length < 8 ? 1 : 2;
  const near = all
    .filter((other) => Math.abs(other.length - word.length) <= slips)
    .map((other) => ({ other, distance: editDistance(word, other) }))
    .filter(({ distance }) => distance <= slips)
    // Slips are rare in the first letter.
    .sort((a, b) => a.distance - b.distance || sameStart(word, b.other) - sameStart(word, a.other));
  return near[0]?.other ?? word;
}

function scoreOf({ weights, words }: Entry, word: string): number {
  let weight = weights.get(word) ?? 0;
  if (word.length >= SHORTEST_BEGINNING)
    for (const [other, more] of weights) if (begins(word, other)) weight += BEGINNING * more;
  // The tenth time says less than the first, and a word says less in a long lesson.
  return weight === 0 ? 0 : weight / (1 + 0.002 * words);
}

/** What few lessons say tells more. */
function rarityOf(lessons: number): number {
  return 1 + 1 / Math.max(1, lessons);
}

function begins(word: string, other: string): boolean {
  return other.length >= word.length + LEAST_REST && other.startsWith(word);
}

function sameStart(a: string, b: string): number {
  return a[0] === b[0] ? 1 : 0;
}

function bestLine(parts: Part[], wanted: string[]): Pick<Hit, 'part' | 'line'> {
  const lines = parts.flatMap(({ title, markdown }) =>
    markdown
      .split('\n')
      .map((line) => ({ part: title, line: line.trim() }))
      .filter(({ line }) => !/^(`{3}|~{3})/.test(line)),
  );
  const found = (line: string) => {
    const words = wordsOf(line).map(stem);
    return wanted.filter((word) => words.some((other) => other === word || begins(word, other))).length;
  };
  let best = { line: lines[0]!, found: 0 };
  for (const line of lines) {
    const count = found(line.line);
    if (count > best.found) best = { line, found: count };
  }
  return best.line;
}
