import { firstHidden } from '../domain/hidden-characters.js';
import { slug } from '../domain/road/place.js';
import type { LessonPart } from '../domain/road/roadmap.js';
import { outsideFences, scanFences, withoutSpans, type Scan } from '../domain/road/fences.js';
import { hiddenMessage, type SourceFile } from './files.js';
import { fault, type Fault } from './faults.js';
import { NO_MEMORY } from './remembered.js';
import { lessonShape, type LessonFile } from './schema.js';
import { limitPassed } from './text-limits.js';
import { parseYaml, type YamlFile } from './yaml.js';

/** What stands under one heading; where it is translated, with the anchors of the original. */
export interface Section extends Omit<LessonPart, 'tokens'> {
  isRecap: boolean;
}

export interface LessonDocument {
  name: string;
  front: YamlFile<LessonFile>;
  /** The text after the front matter, and how many lines of the file stand before it. */
  text: string;
  linesBefore: number;
  /** The anchors of its headings. */
  headings: string[];
  /** In another language: a section as it is read there, and the goal. */
  inOther?: (section: Section) => Section;
  goal?: string | null;
}

// So that the text of a lesson is judged even where its front matter has faults.
const STAND_IN = {
  id: 'unread',
  title: 'Unread',
  minutes: 1000,
  concepts: ['unread'],
  reviewed: '2000-01-01',
  introduces: [],
  was: [],
};

export function parseLesson(
  source: SourceFile,
  memory = NO_MEMORY,
): { lesson: LessonDocument | null; faults: Fault[] } {
  const match = /^---\r?\n([\s\S]*?\n)---\r?\n/.exec(source.text);
  if (!match) {
    const at = { file: source.name, line: 1, col: 1 };
    const message = 'a lesson begins with front matter between two lines of ---';
    return { lesson: null, faults: [fault('front-matter', at, message)] };
  }
  // The opening fence becomes a comment, so that the places in faults are those of the file.
  const head = { name: source.name, text: `#--\n${match[1]}` };
  const { file: front, faults } = parseYaml(head, lessonShape, STAND_IN, memory);
  const text = source.text.slice(match[0].length).replaceAll('\r\n', '\n');
  const linesBefore = match[0].split('\n').length - 1;
  const headings = memory.of('text', [text], () => (isFaultless(text) ? headingsOf(scanFences(text)) : null));
  const limit = headings ? null : limitPassed(text);
  if (limit) {
    const at = { file: source.name, line: linesBefore + limit.line, col: limit.col };
    return { lesson: null, faults: [...faults, fault('text-limits', at, limit.message)] };
  }
  if (!headings) faults.push(...hiddenCharacters(source.name, text, linesBefore));
  const anchors = headings ?? headingsOf(scanFences(text));
  return { lesson: front && { name: source.name, front, text, linesBefore, headings: anchors }, faults };
}

function isFaultless(text: string): boolean {
  return !limitPassed(text) && !firstHidden(text);
}

/** Characters that could drive the reader's terminal or hide what the text says; code may show those without width. */
function hiddenCharacters(file: string, text: string, linesBefore: number): Fault[] {
  const prose = new Map(outsideFences(text).map(({ line, index }) => [index, withoutSpans(line)]));
  return text.split('\n').flatMap((line, index) => {
    const found = [firstHidden(prose.get(index) ?? ''), firstHidden(line)].find(
      (one, place) => one && (place === 0 || one.control),
    );
    if (!found) return [];
    const at = { file, line: linesBefore + index + 1, col: found.at + 1 };
    return [fault('control-character', at, hiddenMessage(found.character))];
  });
}

const scanned = new WeakMap<LessonDocument, Scan>();

/** The code blocks and the prose of a lesson, which many rules begin with. */
export function scanOf(lesson: LessonDocument): Scan {
  const scan = scanned.get(lesson) ?? scanFences(lesson.text);
  scanned.set(lesson, scan);
  return scan;
}

/** The anchors of a lesson's headings. */
export function headingsOf({ prose }: Scan): string[] {
  return prose.filter(({ line }) => /^#{1,4} /.test(line)).map(({ line }) => slug(line.replace(/^#+ /, '')));
}
