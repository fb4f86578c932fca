import { proseFor, trackedIn, type Tracked } from '../../domain/road/track-blocks.js';
import { fault, type Fault, type Place } from '../faults.js';
import { scanOf, type LessonDocument } from '../lesson.js';
import type { Road, StepSource } from '../sources.js';
import { TRACK_LANGUAGES } from './languages.js';
import { usesOf } from './uses.js';

const SHELLS = ['sh', 'console'];

/** On each track, in the order of the road: what code uses before a lesson has named it. */
export function untaughtFaults({ roadmap, steps }: Road): Fault[] {
  const tracks = roadmap.value.tracks.filter(({ id }) => id in TRACK_LANGUAGES);
  return tracks.flatMap(({ id }) => {
    const taught = new Taught(id);
    return steps.flatMap((step) => [
      ...step.lessons
        .filter(({ front }) => (front.value.track ?? id) === id)
        .flatMap((lesson) => [...lessonFaults(lesson, taught), ...questionFaults(step, lesson, taught)]),
      ...step.labs.flatMap((lab) => labFaults(lab, taught)),
    ]);
  });
}

interface Shown {
  words: Set<string>;
  fences: Tracked[];
}

const shown = new WeakMap<LessonDocument, Map<string | null, Shown>>();

/** What a lesson names in its prose for a track, and its code; the same (null) for each where no prose is for one alone. */
function shownBy(lesson: LessonDocument, track: string): Shown {
  const text = proseFor(lesson.text, { track, tracks: [] });
  const key = text === lesson.text ? null : track;
  const known = shown.get(lesson) ?? new Map<string | null, Shown>();
  shown.set(lesson, known);
  const before = known.get(key);
  if (before) return before;
  const words = new Set<string>();
  for (const [, , span] of text.matchAll(/(?<!`)(`{1,2})([^`\n]+)\1(?!`)/g)) addWords(words, span!);
  for (const word of lesson.front.value.introduces) addWords(words, word);
  const now = { words, fences: trackedIn(scanOf(lesson)) };
  known.set(key, now);
  return now;
}

function addWords(words: Set<string>, text: string): void {
  words.add(text);
  for (const word of text.match(/[\w$:@/.-]+/g) ?? []) {
    words.add(word);
    for (const part of word.split(/[^\w$]+/)) words.add(part);
  }
}

/** What a learner of one track has been shown so far. */
class Taught {
  private readonly words = new Set<string>();
  readonly languages: Set<string>;

  constructor(readonly track: string) {
    this.languages = new Set([...TRACK_LANGUAGES[track]!, ...SHELLS]);
  }

  add(words: Iterable<string>): void {
    for (const word of words) this.words.add(word);
  }

  /** Files beside the code are modules of its own. */
  addOwn(files: string[]): void {
    for (const file of files) this.words.add(file.replace(/\.\w+$/, '').replaceAll('/', '.'));
  }

  /** What is new here; each is told once, where it is used first. */
  faults(language: string, code: string, at: Place): Fault[] {
    if (!this.languages.has(language)) return [];
    const early = [...usesOf(language, code)].filter(
      (use) => !this.words.has(use) && !this.words.has(use.replace(/^\./, '')),
    );
    for (const use of early) this.words.add(use);
    if (early.length === 0) return [];
    const message = `used on the ${this.track} track before a lesson names it: ${early.join(', ')}`;
    return [fault('untaught', at, message)];
  }
}

function lessonFaults(lesson: LessonDocument, taught: Taught): Fault[] {
  const { name, linesBefore } = lesson;
  const { words, fences: all } = shownBy(lesson, taught.track);
  taught.add(words);
  const fences = all.filter(({ tracks }) => tracks?.includes(taught.track) ?? true);
  taught.addOwn(fences.flatMap(({ fence }) => fence.words.file ?? fence.words.from ?? []));
  return fences
    .filter(({ fence }) => !fence.words.isOfBrowser)
    .flatMap(({ fence: { language, code, line } }) =>
      taught.faults(language, code.join('\n'), { file: name, line: linesBefore + line + 1, col: 1 }),
    );
}

function questionFaults({ quiz }: StepSource, { front }: LessonDocument, taught: Taught): Fault[] {
  return quiz.value.flatMap((question, index) => {
    if (question.lesson !== front.value.id || (question.track ?? taught.track) !== taught.track) return [];
    if ('browser' in question && question.browser === true) return [];
    if (question.kind === 'write')
      return taught.faults(question.language, question.solution, quiz.at(index, 'solution'));
    return question.kind === 'predict' ? taught.faults(question.language, question.code, quiz.at(index, 'code')) : [];
  });
}

const EXTENSIONS: Record<string, string> = { js: 'js', mjs: 'js', cjs: 'js', ts: 'ts', py: 'python', sh: 'sh' };

function labFaults({ folder, reference }: StepSource['labs'][number], taught: Taught): Fault[] {
  for (const place of ['both', taught.track]) taught.addOwn(Object.keys(reference[place] ?? {}));
  return ['both', taught.track].flatMap((place) => {
    const files = reference[place] ?? {};
    return Object.entries(files).flatMap(([file, text]) =>
      file.startsWith('public/')
        ? []
        : taught.faults(EXTENSIONS[file.split('.').at(-1)!] ?? '', text, {
            file: `${folder}/reference/${place}/${file}`,
            line: 1,
            col: 1,
          }),
    );
  });
}
