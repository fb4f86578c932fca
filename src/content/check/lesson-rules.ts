import { CODE_COLUMNS } from '../../domain/road/roadmap.js';
import { fault, faultIf, type Fault, type Place } from '../faults.js';
import { withoutSpans, type Fence } from '../../domain/road/fences.js';
import { proseOfEach } from '../../domain/road/track-prose.js';
import { scanOf, type LessonDocument } from '../lesson.js';
import type { LessonFile } from '../schema.js';
import { blockFaults, trackProseFaults, type Nameable } from './block-rules.js';
import { markupFaults } from './markup-rules.js';
import { columnsOf, wordsIn } from './texts.js';

const WORDS = { least: 250, most: 600 };
const WORDS_A_MINUTE = 150;
const IDEA_WORDS = 120;
const CODE_LINES = 25;
const TAIL = ['The mistake people make', 'Recap'];

type At = (line: number, col?: number) => Place;
type Line = { line: string; index: number };

/** The content standard's rules for one lesson; `languages` are those that its code may be in, `known` what that may name. */
export function lessonFaults(lesson: LessonDocument, languages: Set<string>, known: Nameable): Fault[] {
  const { name, linesBefore, text, front } = lesson;
  const at: At = (line, col = 1) => ({ file: name, line: linesBefore + line + 1, col });
  const scan = scanOf(lesson);
  const { fences, prose } = scan;
  const views = proseOfEach(scan, known.tracks ?? []);
  const headings = prose
    .filter(({ line }) => line.startsWith('## '))
    .map(({ line, index }) => ({ title: line.slice(3).trim(), index }));
  const words = Math.max(0, ...views.map((view) => wordsIn(view.map(({ line }) => line).join(' '))));
  return [
    ...goalFaults(prose, at),
    ...partFaults(headings, at),
    ...tailFaults(headings, at),
    ...recapFaults(headings, views, at),
    ...lengthFaults(words, at),
    ...faultIf(
      words / front.value.minutes > WORDS_A_MINUTE,
      'lesson-minutes',
      front.at('minutes'),
      minutesMessage(front.value, words),
    ),
    ...wordingFaults(text, prose, at),
    ...prose.flatMap((line) => columnFaults(line, at)),
    ...ideaFaults(views, at),
    ...trackProseFaults(scan, at, known),
    ...fences.flatMap((fence) => [
      ...languageFaults(fence, languages, at),
      ...blockFaults(fence, front.value.track ?? null, at(fence.line), known),
      ...faultIf(
        fence.code.length > CODE_LINES,
        'code-lines',
        at(fence.line),
        `an example has at most ${CODE_LINES} lines; this has ${fence.code.length}`,
      ),
      ...codeColumnFaults(fence, at),
    ]),
    ...markupFaults(text, (line, col) => at(line - 1, col)),
  ];
}

type Heading = { title: string; index: number };

function goalFaults(prose: Line[], at: At): Fault[] {
  const first = prose.find(({ line }) => line.trim() !== '');
  const message = 'the first line must be "Goal: " and one sentence';
  return faultIf(!first?.line.startsWith('Goal: '), 'lesson-goal', at(first?.index ?? 0), message);
}

function partFaults(headings: Heading[], at: At): Fault[] {
  const parts = headings.filter(({ title }) => !TAIL.includes(title)).length;
  const message = `a lesson has 2 to 4 parts before its mistake and recap; this has ${parts}`;
  return faultIf(parts < 2 || parts > 4, 'lesson-parts', at(0), message);
}

function tailFaults(headings: Heading[], at: At): Fault[] {
  const tail = headings.slice(-2).map(({ title }) => title);
  const message = 'a lesson ends with "## The mistake people make" and "## Recap"';
  return faultIf(tail.join() !== TAIL.join(), 'lesson-tail', at(headings.at(-1)?.index ?? 0), message);
}

function recapFaults(headings: Heading[], views: Line[][], at: At): Fault[] {
  const recap = headings.find(({ title }) => title === 'Recap');
  if (!recap) return [];
  const end = headings.find(({ index }) => index > recap.index)?.index ?? Infinity;
  const isLine = ({ line, index }: Line) => index > recap.index && index < end && line.startsWith('- ');
  const wrong = views.map((view) => view.filter(isLine).length).find((bullets) => bullets < 3 || bullets > 5);
  return faultIf(
    wrong !== undefined,
    'lesson-recap',
    at(headings.at(-1)?.index ?? 0),
    `a recap has 3 to 5 lines; this has ${wrong}`,
  );
}

function lengthFaults(words: number, at: At): Fault[] {
  const message = `a lesson has ${WORDS.least} to ${WORDS.most} words without code; this has ${words}`;
  return faultIf(words < WORDS.least || words > WORDS.most, 'lesson-length', at(0), message);
}

function minutesMessage({ minutes }: LessonFile, words: number): string {
  return `${minutes} minutes for ${words} words is too fast to learn from`;
}

const BANNED: [RegExp, string][] = [
  [/\bsimply\b/i, 'do not write "simply"'],
  [/\p{Extended_Pictographic}(?<![©®™↔↕▶◀])/u, 'no emoji'],
];

function wordingFaults(text: string, prose: Line[], at: At): Fault[] {
  const banned = BANNED.filter(([pattern]) => pattern.test(text));
  if (banned.length === 0) return [];
  return prose.flatMap(({ line, index }) =>
    banned.flatMap(([pattern, message]) => {
      const found = pattern.exec(withoutSpans(line));
      return found ? [fault('lesson-wording', at(index, found.index + 1), message)] : [];
    }),
  );
}

function columnFaults({ line, index }: Line, at: At): Fault[] {
  const columns = line.trimEnd().length;
  return faultIf(
    line.trimStart().startsWith('|') && columns > CODE_COLUMNS,
    'lesson-columns',
    at(index, CODE_COLUMNS + 1),
    `a table row has ${columns} columns; at most ${CODE_COLUMNS} fit`,
  );
}

function ideaFaults(views: Line[][], at: At): Fault[] {
  const long = new Set(views.flatMap(longIdeas));
  return [...long].map((line) =>
    fault('lesson-idea', at(line), `one idea has at most ${IDEA_WORDS} words; split this paragraph`),
  );
}

function longIdeas(prose: Line[]): number[] {
  const long: number[] = [];
  let idea: { line: number; words: number } | null = null;
  for (const { line, index } of prose) {
    if (line.trim() === '' || /^\s*([-*#|]|\d+\.)/.test(line)) idea = null;
    if (line.trim() === '' || line.startsWith('#')) continue;
    idea ??= { line: index, words: 0 };
    const before = idea.words;
    idea.words += wordsIn(line);
    if (before <= IDEA_WORDS && idea.words > IDEA_WORDS) long.push(idea.line);
  }
  return long;
}

function languageFaults({ language, line }: Fence, languages: Set<string>, at: At): Fault[] {
  const message = language === '' ? 'name the language of this code block' : `"${language}" is not a language we show`;
  return faultIf(!languages.has(language), 'code-language', at(line), message);
}

function codeColumnFaults({ code, line }: Fence, at: At): Fault[] {
  return code.flatMap((row, index) =>
    faultIf(
      columnsOf(row) > CODE_COLUMNS,
      'code-columns',
      at(line + 1 + index, CODE_COLUMNS + 1),
      `code has at most ${CODE_COLUMNS} columns; this line has ${columnsOf(row)}`,
    ),
  );
}
