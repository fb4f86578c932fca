import { stringify } from 'yaml';
import { RUNNABLE } from '../schema.js';
import type { Draft } from './bank.js';
import { idGiver, shortHash } from './ids.js';
import { asMarkdown } from './plain-text.js';

/** One step of the roadmap that is made: what stood under one heading of the bank. */
export interface Section {
  title: string;
  from: string;
  questions: { id: string; draft: Draft }[];
  /** Texts without a question: they stand in its lesson. */
  texts: string[];
}

export interface Made {
  /** By its name in the folder. */
  files: Map<string, string>;
  /** In which line of a quiz.yaml each of its questions begins. */
  lines: Map<string, { id: string; line: number }[]>;
}

/** The files of a roadmap with these questions, and nothing that its author has to fill in first. */
export function filesOf(id: string, title: string, sections: Section[], day: string): Made {
  const files = new Map<string, string>();
  const lines: Made['lines'] = new Map();
  const name = idGiver();
  const steps = sections
    .flatMap((section) =>
      inPieces({ ...section, written: section.questions.map((question) => written(question, section.title)) }),
    )
    .map((section) => {
      const step = name(section.title, section.title, section.title);
      const { text, starts } = quizOf(section);
      files.set(`${step}/step.yaml`, stepOf(step, section));
      files.set(`${step}/lessons/about-${step}.md`, lessonOf(step, section, day));
      files.set(`${step}/quiz.yaml`, text);
      lines.set(`${step}/quiz.yaml`, starts);
      return { id: step, folder: step };
    });
  const known: readonly string[] = RUNNABLE;
  const languages = sections.flatMap(({ questions }) => questions.flatMap(({ draft }) => draft.language ?? []));
  const show = [...new Set(languages)].filter((language) => !known.includes(language));
  files.set(
    'roadmap.yaml',
    `${MADE}\n${yaml({ id, title, ...(show.length > 0 ? { languages: { show } } : {}), steps })}`,
  );
  return { files, lines };
}

/** The first line of what `author import` makes, by which it knows what it may replace. */
export const MADE = '# Made by `roadmap author import`.';

const MOST = { questions: 2000, bytes: 700_000 };

/** What several questions are about. */
interface Context {
  id: string;
  text: string;
}

interface Written extends Section {
  /** Its questions as they stand in their file. */
  written: { id: string; text: string; context: Context | null }[];
}

function written({ id, draft }: Section['questions'][number], step: string): Written['written'][number] {
  const { kind, prompt, context: told, ...rest } = draft;
  const context = told === undefined ? null : { id: `context-${shortHash(`${step} ${told}`)}`, text: told };
  const named = context === null ? {} : { context: context.id };
  return { id, context, text: `${yaml([{ id, kind, ...named, prompt, ...rest }])}\n` };
}

/** A step's file has a size that is read. */
function inPieces(section: Written): Written[] {
  const pieces: Written['written'][] = [[]];
  let bytes = 0;
  for (const question of section.written) {
    const own = Buffer.byteLength(question.text);
    if (pieces.at(-1)!.length >= MOST.questions || (bytes > 0 && bytes + own > MOST.bytes)) {
      pieces.push([]);
      bytes = 0;
    }
    pieces.at(-1)!.push(question);
    bytes += own;
  }
  if (pieces.length === 1) return [section];
  return pieces.map((piece, index) => ({
    ...section,
    title: `${section.title}, part ${index + 1}`,
    written: piece,
    texts: index === 0 ? section.texts : [],
  }));
}

function quizOf({ written: questions }: Written): { text: string; starts: { id: string; line: number }[] } {
  let line = 1;
  const starts = questions.map(({ id, text }) => {
    const start = { id, line };
    line += text.split('\n').length - 1;
    return start;
  });
  return { text: questions.map(({ text }) => text).join(''), starts };
}

function stepOf(id: string, { title, from, written: questions }: Written): string {
  const count = Math.max(1, questions.length);
  return yaml({
    ...{ id, title },
    summary: `${questions.length === 1 ? '1 question' : `${questions.length} questions`} from ${from}.`,
    minutes: [Math.max(1, Math.ceil(count / 4)), Math.max(1, Math.ceil(count / 2))],
    goals: ['answer these questions'],
    lessons: [`about-${id}`],
    concepts: [{ id: conceptOf(id), title: `About ${title}` }],
    ...contextsOf(questions),
  });
}

function contextsOf(questions: Written['written']): { contexts?: Context[] } {
  const contexts = new Map(questions.flatMap(({ context }) => (context ? [[context.id, context] as const] : [])));
  return contexts.size === 0 ? {} : { contexts: [...contexts.values()] };
}

/** Ids of questions without a concept are concepts, too. */
function conceptOf(step: string): string {
  return `about-${step}`;
}

function lessonOf(step: string, { title, from, written: questions, texts }: Written, day: string): string {
  const front = yaml({
    id: `about-${step}`,
    title: `About ${title}`,
    minutes: 1,
    concepts: [conceptOf(step)],
    reviewed: day,
  });
  const count = questions.length === 1 ? 'One question was' : `${questions.length} questions were`;
  const body = [
    `Goal: know where these questions come from.`,
    '## Where they come from',
    `${count} carried over from ${asMarkdown(from)}.`,
    ...texts,
  ];
  return `---\n${front}---\n\n${body.join('\n\n')}\n`;
}

function yaml(value: unknown): string {
  return stringify(value, { lineWidth: 0 });
}
