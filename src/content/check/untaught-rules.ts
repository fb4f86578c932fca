import { proseFor, trackedIn } from '../../domain/road/track-blocks.js';
import { fault, type Fault, type Place } from '../faults.js';
import { scanOf, type LessonDocument } from '../lesson.js';
import type { Road, StepSource } from '../sources.js';
import { TRACK_LANGUAGES } from './languages.js';
import { usesOf } from './uses.js';

const SHELLS = ['sh', 'console'];

/** What a learner meets, in its order: what is named from here on, or code that uses some of it. */
type Met = { named: string[] } | { uses: string[]; at: Place | { question: number; key: 'solution' | 'code' } };

/** Finds what a step shows on a track, or knows it from before. */
export type Meet = (step: StepSource, track: string) => Met[];

/** On each track, in the order of the road: what code uses before a lesson has named it. */
export function untaughtFaults({ roadmap, steps }: Road, meet: Meet = metIn): Fault[] {
  const tracks = roadmap.value.tracks.filter(({ id }) => id in TRACK_LANGUAGES);
  return tracks.flatMap(({ id: track }) => {
    const taught = new Set<string>();
    return steps.flatMap((step) =>
      meet(step, track).flatMap((met) => {
        if ('named' in met) {
          for (const name of met.named) taught.add(name);
          return [];
        }
        const early = met.uses.filter((use) => !taught.has(use) && !taught.has(use.replace(/^\./, '')));
        // Each is told once, where it is used first.
        for (const use of early) taught.add(use);
        if (early.length === 0) return [];
        const at = 'question' in met.at ? step.quiz.at(met.at.question, met.at.key) : met.at;
        return [fault('untaught', at, `used on the ${track} track before a lesson names it: ${early.join(', ')}`)];
      }),
    );
  });
}

export function metIn(step: StepSource, track: string): Met[] {
  return [
    ...step.lessons
      .filter(({ front }) => (front.value.track ?? track) === track)
      .flatMap((lesson) => [...metInLesson(lesson, track), ...metInQuestions(step, lesson, track)]),
    ...step.labs.flatMap((lab) => metInLab(lab, track)),
  ];
}

/** What some code uses; nothing, where it is not of a language of the track. */
function usedBy(track: string, language: string, code: string): string[] {
  return TRACK_LANGUAGES[track]!.includes(language) || SHELLS.includes(language) ? [...usesOf(language, code)] : [];
}

function metInLesson(lesson: LessonDocument, track: string): Met[] {
  const { name, linesBefore } = lesson;
  const fences = trackedIn(scanOf(lesson)).filter(({ tracks }) => tracks?.includes(track) ?? true);
  const files = fences.flatMap(({ fence }) => fence.words.file ?? fence.words.from ?? []);
  return [
    { named: [...namedIn(lesson, track), ...files.map(moduleOf)] },
    ...fences
      .filter(({ fence }) => !fence.words.isOfBrowser)
      .map(({ fence: { language, code, line } }) => ({
        uses: usedBy(track, language, code.join('\n')),
        at: { file: name, line: linesBefore + line + 1, col: 1 },
      })),
  ];
}

/** What a lesson names in its prose for a track. */
function namedIn(lesson: LessonDocument, track: string): Set<string> {
  const words = new Set<string>();
  const text = proseFor(lesson.text, { track, tracks: [] });
  for (const [, , span] of text.matchAll(/(?<!`)(`{1,2})([^`\n]+)\1(?!`)/g)) addWords(words, span!);
  for (const word of lesson.front.value.introduces) addWords(words, word);
  return words;
}

function addWords(words: Set<string>, text: string): void {
  words.add(text);
  for (const word of text.match(/[\w$:@/.-]+/g) ?? []) {
    words.add(word);
    for (const part of word.split(/[^\w$]+/)) words.add(part);
  }
}

/** A file beside the code is a module of its own. */
function moduleOf(file: string): string {
  return file.replace(/\.\w+$/, '').replaceAll('/', '.');
}

function metInQuestions({ quiz }: StepSource, { front }: LessonDocument, track: string): Met[] {
  return quiz.value.flatMap((asked, question): Met[] => {
    if (asked.lesson !== front.value.id || (asked.track ?? track) !== track) return [];
    if ('browser' in asked && asked.browser === true) return [];
    const met = (key: 'solution' | 'code', language: string, code: string): Met[] => [
      { uses: usedBy(track, language, code), at: { question, key } },
    ];
    if (asked.kind === 'write') return met('solution', asked.language, asked.solution);
    return asked.kind === 'predict' ? met('code', asked.language, asked.code) : [];
  });
}

const EXTENSIONS: Record<string, string> = { js: 'js', mjs: 'js', cjs: 'js', ts: 'ts', py: 'python', sh: 'sh' };

function metInLab({ folder, reference }: StepSource['labs'][number], track: string): Met[] {
  const files = ['both', track].flatMap((place) =>
    Object.entries(reference[place] ?? {}).map(([file, text]) => ({ place, file, text })),
  );
  return [
    { named: files.map(({ file }) => moduleOf(file)) },
    ...files
      .filter(({ file }) => !file.startsWith('public/'))
      .map(({ place, file, text }) => ({
        uses: usedBy(track, EXTENSIONS[file.split('.').at(-1)!] ?? '', text),
        at: { file: `${folder}/reference/${place}/${file}`, line: 1, col: 1 },
      })),
  ];
}
