import { hashOf } from '../domain/asking/asked.js';
import { scanFences } from '../domain/road/fences.js';
import { slug } from '../domain/road/place.js';
import { isNamed } from '../domain/road/roadmap.js';
import { textsOf } from './check/texts.js';
import { splitSections } from './lesson-body.js';
import type { LessonDocument, Section } from './lesson.js';
import type { QuestionFile } from './schema.js';
import type { Sources } from './sources.js';
import type { PartUnit, QuestionUnit, Translation } from './translation.js';

/** Why a unit cannot stand for its original; the text ends a sentence. */
export class Unfit extends Error {
  override name = 'Unfit';
}

export function hashOfQuestion(question: QuestionFile): string {
  return hashOf(JSON.stringify([question.kind, ...textsOf(question)]));
}

export function hashOfPart({ title, markdown }: Section): string {
  return hashOf(JSON.stringify([title, markdown]));
}

/** What the front matter of a translated lesson stands for: its title and its goal. */
export function hashOfLead({ front, text }: LessonDocument): string {
  return hashOf(JSON.stringify([front.value.title, splitSections(text)[0]!.markdown]));
}

/** The sources as they are read in another language: what has changed since it was translated is as it is. */
export function translated(sources: Sources, translation: Translation): Sources {
  const units = new Map(translation.lessons.map((one) => [one.front.value.id, one]));
  const asked = new Map(translation.quizzes.map(({ folder, quiz }) => [folder, quiz.value]));
  return {
    ...sources,
    files: [...sources.files, ...translation.files],
    steps: sources.steps.map((step) => ({
      ...step,
      quiz: {
        ...step.quiz,
        value: step.quiz.value.map((question) => {
          const unit = asked.get(step.folder)?.find(({ id }) => isNamed(question, id));
          return unit?.of === hashOfQuestion(question)
            ? fitting(() => translatedQuestion(question, unit), question)
            : question;
        }),
      },
      lessons: step.lessons.map((lesson) => {
        const unit = units.get(lesson.front.value.id);
        if (!unit) return lesson;
        const { of, title, goal } = unit.front.value;
        const isFresh = of === hashOfLead(lesson);
        const parts = new Map(unit.parts.map((part) => [part.anchor, part]));
        const front = isFresh ? { ...lesson.front, value: { ...lesson.front.value, title } } : lesson.front;
        const inOther = (section: Section) => {
          const part = section.title === null ? undefined : parts.get(slug(section.title));
          return part?.of === hashOfPart(section) ? fitting(() => translatedPart(section, part), section) : section;
        };
        return { ...lesson, front, inOther, goal: isFresh ? goal : null };
      }),
    })),
  };
}

/** A unit that is not fit is listed by the check, and not shown. */
function fitting<T>(make: () => T, otherwise: T): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof Unfit)) throw error;
    return otherwise;
  }
}

/** The part in the other language, with the code and the anchors of the original. */
export function translatedPart(section: Section, { title, markdown }: Pick<PartUnit, 'title' | 'markdown'>): Section {
  const anchors = [section.title ?? '', ...headings(section.markdown)].map(slug);
  return { title, markdown: withCode(markdown.trim(), section.markdown), anchors, isRecap: section.title === 'Recap' };
}

export function translatedQuestion(question: QuestionFile, unit: QuestionUnit): QuestionFile {
  const explain = question.explain === undefined ? undefined : (unit.explain ?? question.explain);
  const hint = unit.hint === undefined ? question.hint : [unit.hint].flat();
  if (unit.hint !== undefined) sameCount('hints', hint, question.hint);
  const shared = {
    prompt: withCode(unit.prompt, question.prompt),
    hint: hint.map((one, index) => withCode(one, question.hint[index] ?? '')),
    ...(explain === undefined ? {} : { explain: withCode(explain, question.explain ?? '') }),
  };
  const list = <T>(what: string, own: T[] | undefined, originals: unknown[]) => sameCount(what, own ?? [], originals);
  switch (question.kind) {
    case 'choice':
    case 'multi': {
      const options = list('options', unit.options, question.options);
      return {
        ...question,
        ...shared,
        options: question.options.map((option, index) => {
          const { text, why } = options[index]!;
          const own = why ?? option.why;
          return {
            ...option,
            text: withCode(text, option.text),
            ...(own === undefined ? {} : { why: withCode(own, option.why ?? '') }),
          };
        }),
      };
    }
    case 'short':
      // What was right is right in every language.
      return { ...question, ...shared, accept: [...question.accept, ...(unit.accept ?? [])] };
    case 'predict':
      return { ...question, ...shared };
    case 'card':
      return { ...question, ...shared, back: withCode(unit.back ?? question.back, question.back) };
    case 'order':
      return { ...question, ...shared, items: list('items', unit.items, question.items) };
    case 'match':
      return { ...question, ...shared, pairs: list('pairs', unit.pairs, question.pairs) };
    case 'write': {
      const say = list('sentences under `say`', unit.say, question.wrong);
      return { ...question, ...shared, wrong: question.wrong.map((one, index) => ({ ...one, say: say[index]! })) };
    }
  }
}

function sameCount<T>(what: string, own: T[], originals: unknown[]): T[] {
  if (own.length !== originals.length)
    throw new Unfit(`it has ${own.length} ${what}, and the original ${originals.length}`);
  return own;
}

const PLACE = /^[ \t]*\{code\}[ \t]*$/;

/** Prose with the original's blocks of code, in their order, where `{code}` stands in it. */
function withCode(prose: string, original: string): string {
  if (prose === original) return prose;
  if (scanFences(prose).fences.length > 0)
    throw new Unfit('it has a block of code of its own: {code} stands for the original one');
  const lines = original.split('\n');
  const blocks = scanFences(original).fences.map(({ line, end }) => lines.slice(line, end + 1).join('\n'));
  const known = new Set(spansIn(original));
  const foreign = spansIn(prose).find((span) => !known.has(span));
  if (foreign !== undefined) throw new Unfit(`the code ${foreign} is not in the original`);
  const places = prose.split('\n').filter((line) => PLACE.test(line)).length;
  if (places !== blocks.length)
    throw new Unfit(`{code} stands in it ${places} times, and the original has ${blocks.length} blocks of code`);
  return prose
    .split('\n')
    .map((line) => (PLACE.test(line) ? blocks.shift()! : line))
    .join('\n');
}

function spansIn(text: string): string[] {
  return scanFences(text).prose.flatMap(({ line }) => line.match(/(`+)(?!`)(?:.*?[^`])?\1(?!`)/g) ?? []);
}

function headings(markdown: string): string[] {
  return scanFences(markdown).prose.flatMap(({ line }) => /^#{1,6} (.+)$/.exec(line)?.[1] ?? []);
}
