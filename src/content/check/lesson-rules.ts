import { fault, type Fault, type Place } from '../faults.js';
import { outsideFences, type LessonDocument } from '../lesson.js';
import { fencesOf, LANGUAGES } from './fences.js';

const WORDS = { least: 250, most: 600 };
const IDEA_WORDS = 120;
const CODE_COLUMNS = 76;
const CODE_LINES = 25;
const TAIL = ['The mistake people make', 'Recap'];

/** The content standard's rules for one lesson. */
export function lessonFaults(lesson: LessonDocument): Fault[] {
  const at = (line: number, col = 1): Place => ({ file: lesson.name, line: lesson.linesBefore + line + 1, col });
  return [...shapeFaults(lesson, at), ...proseFaults(lesson, at), ...codeFaults(lesson, at)];
}

type At = (line: number, col?: number) => Place;

function shapeFaults({ text, body, front }: LessonDocument, at: At): Fault[] {
  const faults: Fault[] = [];
  const prose = outsideFences(text);
  const first = prose.find(({ line }) => line.trim() !== '');
  if (!first?.line.startsWith('Goal: '))
    faults.push(fault('lesson-goal', at(first?.index ?? 0), 'the first line must be "Goal: " and one sentence'));
  const headings = prose
    .filter(({ line }) => line.startsWith('## '))
    .map(({ line, index }) => ({ title: line.slice(3).trim(), index }));
  const parts = headings.filter(({ title }) => !TAIL.includes(title)).length;
  if (parts < 2 || parts > 4)
    faults.push(
      fault('lesson-parts', at(0), `a lesson has 2 to 4 parts before its mistake and recap; this has ${parts}`),
    );
  if (
    headings
      .slice(-2)
      .map(({ title }) => title)
      .join() !== TAIL.join()
  ) {
    faults.push(
      fault(
        'lesson-tail',
        at(headings.at(-1)?.index ?? 0),
        'a lesson ends with "## The mistake people make" and "## Recap"',
      ),
    );
  }
  const bullets = (body.recap ?? '').split('\n').filter((line) => line.startsWith('- ')).length;
  if (body.recap !== null && (bullets < 3 || bullets > 5)) {
    faults.push(
      fault('lesson-recap', at(headings.at(-1)?.index ?? 0), `a recap has 3 to 5 lines; this has ${bullets}`),
    );
  }
  const words = wordsIn(prose.map(({ line }) => line).join(' '));
  if (words < WORDS.least || words > WORDS.most) {
    faults.push(
      fault(
        'lesson-length',
        at(0),
        `a lesson has ${WORDS.least} to ${WORDS.most} words without code; this has ${words}`,
      ),
    );
  }
  const slow = words / front.value.minutes;
  if (slow > 150)
    faults.push(
      fault(
        'lesson-minutes',
        front.at('minutes'),
        `${front.value.minutes} minutes for ${words} words is too fast to learn from`,
      ),
    );
  return faults;
}

const BANNED: [RegExp, string][] = [
  [/\bsimply\b/i, 'do not write "simply"'],
  [/\p{Extended_Pictographic}(?<![©®™↔↕▶◀])/u, 'no emoji'],
  [/^\s*<[a-z!/][^>]*>/i, 'no raw HTML'],
  [/!\[[^\]]*\]\(/, 'no images: a terminal cannot show them'],
];

function proseFaults({ text }: LessonDocument, at: At): Fault[] {
  const faults: Fault[] = [];
  let idea: { line: number; words: number } | null = null;
  for (const { line, index } of outsideFences(text)) {
    for (const [pattern, message] of BANNED) {
      const found = pattern.exec(line.replace(/`[^`]*`/g, (code) => ' '.repeat(code.length)));
      if (found) faults.push(fault('lesson-wording', at(index, found.index + 1), message));
    }
    if (line.trimStart().startsWith('|') && line.trimEnd().length > CODE_COLUMNS) {
      faults.push(
        fault(
          'lesson-columns',
          at(index, CODE_COLUMNS + 1),
          `a table row has ${line.trimEnd().length} columns; at most ${CODE_COLUMNS} fit`,
        ),
      );
    }
    if (line.trim() === '' || /^\s*([-*#|]|\d+\.)/.test(line)) idea = null;
    if (line.trim() === '' || line.startsWith('#')) continue;
    idea ??= { line: index, words: 0 };
    const before = idea.words;
    idea.words += wordsIn(line);
    if (before <= IDEA_WORDS && idea.words > IDEA_WORDS) {
      faults.push(
        fault('lesson-idea', at(idea.line), `one idea has at most ${IDEA_WORDS} words; split this paragraph`),
      );
    }
  }
  return faults;
}

function codeFaults({ text }: LessonDocument, at: At): Fault[] {
  return fencesOf(text).flatMap((fence) => {
    const faults: Fault[] = [];
    if (!LANGUAGES.has(fence.language)) {
      faults.push(
        fault(
          'code-language',
          at(fence.line),
          fence.language === ''
            ? 'name the language of this code block'
            : `"${fence.language}" is not a language we show`,
        ),
      );
    }
    if (fence.code.length > CODE_LINES) {
      faults.push(
        fault(
          'code-lines',
          at(fence.line),
          `an example has at most ${CODE_LINES} lines; this has ${fence.code.length}`,
        ),
      );
    }
    fence.code.forEach((line, index) => {
      if (columnsOf(line) > CODE_COLUMNS) {
        faults.push(
          fault(
            'code-columns',
            at(fence.line + 1 + index, CODE_COLUMNS + 1),
            `code has at most ${CODE_COLUMNS} columns; this line has ${columnsOf(line)}`,
          ),
        );
      }
    });
    return faults;
  });
}

export function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}'’./_-]*/gu)?.length ?? 0;
}

export function columnsOf(line: string): number {
  return Array.from(line).length;
}
