import * as v from 'valibot';
import { parse, TomlError } from 'smol-toml';
import { RoadmapError } from '../../errors.js';
import type { Draft, Item } from './bank.js';
import { fromMarkdown } from './markdown.js';

/** The questions of a quiz of mdbook-quiz. https://github.com/cognitive-engineering-lab/mdbook-quiz */
export function fromMdbook(text: string, name: string): Item[] {
  const { questions, multipart } = v.parse(quizShape, tomlOf(text, name));
  const contexts = new Map(Object.entries(multipart));
  const lines = linesOf(text);
  return questions.map((given, index): Item => {
    const line = lines.length === questions.length ? lines[index]! : 1;
    const result = v.safeParse(questionShape, given);
    const lost = new Set<string>();
    const item: Item = { line, name: null, key: keyOf(given), group: null, draft: null, lost };
    if (!result.success) {
      lost.add(`no question of mdbook-quiz: ${where(result.issues[0])}`);
      return item;
    }
    const { promptExplanation, context, multipart: part } = result.output;
    if (promptExplanation) lost.add('it asks for a reason in one’s own words, too: that is left out');
    const shared = part === undefined ? undefined : contexts.get(part);
    if (part !== undefined && shared === undefined) lost.add(`its context "${part}" is not in the file`);
    const explain = context === undefined ? '' : fromMarkdown(context, lost);
    const draft = draftOf(result.output, lost);
    if (draft && explain !== '') draft.explain = explain;
    if (draft && shared !== undefined) draft.context = fromMarkdown(shared, lost);
    return { ...item, draft };
  });
}

function tomlOf(text: string, name: string): unknown {
  try {
    return parse(text.replace(HIDDEN, ''), { maxDepth: 50 });
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const what = error.message.split('\n')[0]!.replace(/^Invalid TOML document: /, '');
    throw new RoadmapError(
      `${name}:${error.line}:${error.column} is no TOML: ${what}.`,
      'Fix it, and import it again.',
    );
  }
}

/** What TOML allows in no text, and an editor does not show. */
const HIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** Where each question begins, as long as none is written in another way. */
function linesOf(text: string): number[] {
  return text.split('\n').flatMap((line, index) => (/^\s*\[\[\s*questions\s*\]\]/.test(line) ? [index + 1] : []));
}

function keyOf(given: unknown): string | null {
  const id =
    typeof given === 'object' && given !== null && Object.hasOwn(given, 'id') ? (given as { id: unknown }).id : null;
  return typeof id === 'string' ? id : null;
}

function where(issue: v.BaseIssue<unknown>): string {
  const path = (issue.path ?? []).map(({ key }) => String(key)).join('.');
  return path === '' || issue.message.startsWith(path) ? issue.message : `${path}: ${issue.message}`;
}

const markdown = v.string('must be a text');
const shared = {
  id: v.optional(v.string()),
  multipart: v.optional(v.string()),
  context: v.optional(markdown),
  promptExplanation: v.optional(v.boolean()),
};

const questionShape = v.variant(
  'type',
  [
    v.object({
      ...shared,
      type: v.literal('MultipleChoice'),
      prompt: v.object({
        prompt: markdown,
        distractors: v.optional(v.array(markdown), []),
        answerIndex: v.optional(v.number()),
        sortAnswers: v.optional(v.boolean(), false),
      }),
      answer: v.object({ answer: v.union([markdown, v.array(markdown)]) }),
    }),
    v.object({
      ...shared,
      type: v.literal('ShortAnswer'),
      prompt: v.object({ prompt: markdown, response: v.optional(v.picklist(['short', 'long', 'code'])) }),
      answer: v.object({ answer: markdown, alternatives: v.optional(v.array(markdown), []) }),
    }),
    v.object({
      ...shared,
      type: v.literal('Tracing'),
      prompt: v.object({ program: markdown }),
      answer: v.object({
        doesCompile: v.boolean(),
        stdout: v.optional(markdown),
        lineNumber: v.optional(v.number()),
      }),
    }),
  ],
  'type: must be MultipleChoice, ShortAnswer or Tracing',
);

const quizShape = v.object({
  questions: v.optional(v.array(v.unknown()), []),
  multipart: v.optional(v.record(v.string(), v.string()), {}),
});

type Question = v.InferOutput<typeof questionShape>;

function draftOf(question: Question, lost: Set<string>): Draft | null {
  switch (question.type) {
    case 'MultipleChoice':
      return choiceOf(question, lost);
    case 'ShortAnswer': {
      const { answer, alternatives } = question.answer;
      return {
        kind: 'short',
        prompt: fromMarkdown(question.prompt.prompt, lost),
        ...{ accept: [answer, ...alternatives].map((text) => text.trim()), match: 'text' },
      };
    }
    case 'Tracing':
      return tracedOf(question, lost);
  }
}

function choiceOf({ prompt, answer }: Extract<Question, { type: 'MultipleChoice' }>, lost: Set<string>): Draft | null {
  const text = (written: string) => fromMarkdown(written, lost);
  const keys = [answer.answer].flat();
  const right = keys.map((key) => ({ raw: key, option: { text: text(key), correct: true as const } }));
  const wrong = prompt.distractors.map((one) => ({ raw: one, option: { text: text(one) } }));
  const { answerIndex: index, sortAnswers } = prompt;
  const all = sortAnswers
    ? [...right, ...wrong].toSorted((one, other) => (one.raw < other.raw ? -1 : one.raw > other.raw ? 1 : 0))
    : index === undefined
      ? [...right, ...wrong]
      : [...wrong.slice(0, index), ...right, ...wrong.slice(index)];
  return {
    kind: Array.isArray(answer.answer) ? 'multi' : 'choice',
    prompt: text(prompt.prompt),
    options: all.map(({ option }) => option),
    ...(sortAnswers || index !== undefined ? { shuffle: false } : {}),
  };
}

/** What it prints, or in which line the compiler stops. */
function tracedOf({ prompt, answer }: Extract<Question, { type: 'Tracing' }>, lost: Set<string>): Draft | null {
  const code = prompt.program.replace(/^\n+|\s+$/g, '').replaceAll('\t', '    ');
  const asked = { kind: 'predict' as const, language: 'rust', code };
  if (answer.doesCompile && answer.stdout !== undefined && answer.stdout.trim() !== '')
    return { ...asked, prompt: PRINTS, answer: answer.stdout.trim() };
  if (!answer.doesCompile && answer.lineNumber !== undefined)
    return { ...asked, prompt: PRINTS, 'error-line': answer.lineNumber };
  lost.add(answer.doesCompile ? 'a program that prints nothing' : 'the line of its error is not said');
  return null;
}

const PRINTS = 'Does this program compile? If it does, what does it print? If not, in which line is the error?';
