import { Lexer, type Token } from 'marked';
import type { LessonBody, LessonPart } from '../domain/road/roadmap.js';
import { slug } from '../domain/road/place.js';
import { hiddenCharacters, type SourceFile } from './files.js';
import { fault, type Fault } from './faults.js';
import { lessonShape, type LessonFile } from './schema.js';
import { parseYaml, type YamlFile } from './yaml.js';

export interface LessonDocument {
  name: string;
  front: YamlFile<LessonFile>;
  /** The text after the front matter, and how many lines of the file stand before it. */
  text: string;
  linesBefore: number;
  body: LessonBody;
}

export type LessonResult = { lesson: LessonDocument; faults: [] } | { lesson: null; faults: Fault[] };

export function parseLesson(source: SourceFile): LessonResult {
  const hidden = hiddenCharacters(source);
  if (hidden.length > 0) return { lesson: null, faults: hidden };
  const match = /^---\r?\n([\s\S]*?\n)---\r?\n/.exec(source.text);
  if (!match) {
    const at = { file: source.name, line: 1, col: 1 };
    return {
      lesson: null,
      faults: [fault('front-matter', at, 'a lesson begins with front matter between two lines of ---')],
    };
  }
  // The opening fence becomes a comment, so that the places in faults are those of the file.
  const { file: front, faults } = parseYaml({ name: source.name, text: `#--\n${match[1]}` }, lessonShape);
  if (!front) return { lesson: null, faults };
  const text = source.text.slice(match[0].length).replaceAll('\r\n', '\n');
  const linesBefore = match[0].split('\n').length - 1;
  return { lesson: { name: source.name, front, text, linesBefore, body: bodyOf(text) }, faults: [] };
}

function bodyOf(text: string): LessonBody {
  const sections = splitSections(text);
  const [lead, ...rest] = sections;
  const goal = /^Goal:\s*(.+(?:\n.+)*)/m.exec(lead?.markdown ?? '')?.[1]?.replaceAll('\n', ' ') ?? '';
  const before = (lead?.markdown ?? '').replace(/^Goal:.*(?:\n.+)*/m, '').trim();
  const parts = before === '' ? rest : [{ title: null, markdown: before }, ...rest];
  const recap = rest.find((part) => part.title === 'Recap')?.markdown ?? null;
  const headings = outsideFences(text)
    .filter(({ line }) => /^#{1,4} /.test(line))
    .map(({ line }) => slug(line.replace(/^#+ /, '')));
  return { goal, goalTokens: lexInline(goal), parts: joinShortTail(parts).map(lexed), recap, headings };
}

type Section = Omit<LessonPart, 'tokens'>;

function splitSections(text: string): Section[] {
  const sections: Section[] = [{ title: null, markdown: '' }];
  const headings = new Map(
    outsideFences(text)
      .filter(({ line }) => line.startsWith('## '))
      .map(({ line, index }) => [index, line.slice(3).trim()]),
  );
  text.split('\n').forEach((line, index) => {
    const title = headings.get(index);
    if (title !== undefined) sections.push({ title, markdown: '' });
    else sections[sections.length - 1]!.markdown += `${line}\n`;
  });
  return sections.map(({ title, markdown }) => ({ title, markdown: markdown.trim() }));
}

// The mistake and the recap are read together: one screen, not two.
function joinShortTail(parts: Section[]): Section[] {
  const recap = parts.at(-1);
  const mistake = parts.at(-2);
  if (recap?.title !== 'Recap' || !mistake || parts.length < 3) return parts;
  return [
    ...parts.slice(0, -2),
    { title: mistake.title, markdown: `${mistake.markdown}\n\n## Recap\n\n${recap.markdown}` },
  ];
}

function lexed({ title, markdown }: Section): LessonPart {
  const tokens = new Lexer().lex(title === null ? markdown : `## ${title}\n\n${markdown}`);
  return { title, markdown, tokens: withoutRaw(tokens) };
}

function lexInline(text: string): object[] {
  return withoutRaw(new Lexer().inlineTokens(text));
}

// A token's source text is as long as the Markdown again, and nobody reads it.
function withoutRaw(tokens: Token[]): object[] {
  return JSON.parse(JSON.stringify(tokens, (key, value: unknown) => (key === 'raw' ? undefined : value))) as object[];
}

/** The lines of a Markdown text that stand outside of code fences, with their index. */
export function outsideFences(text: string): { line: string; index: number }[] {
  let fence: string | null = null;
  return text.split('\n').flatMap((line, index) => {
    const mark = /^\s{0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence === null && mark) {
      fence = mark;
      return [];
    }
    if (fence !== null) {
      if (mark?.startsWith(fence) && line.trim() === mark) fence = null;
      return [];
    }
    return [{ line, index }];
  });
}
