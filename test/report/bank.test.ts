import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { compile, readSources } from '../../src/content/compile.js';
import { openBuiltIn } from '../../src/content/compiled.js';
import { itemsIn } from '../../src/content/foreign/carry.js';
import type { Question } from '../../src/domain/road/question.js';
import type { Roadmap, StepBody } from '../../src/domain/road/roadmap.js';
import { csvBank } from '../../src/report/bank-csv.js';
import { giftBank } from '../../src/report/bank-gift.js';

interface Source {
  roadmap: Roadmap;
  bodyOf: (step: string) => StepBody;
}

const pathOf = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const foreign = (): Source => {
  const { roadmap, bodies } = compile(readSources(pathOf('../fixtures/bank')))!;
  return { roadmap, bodyOf: (step) => bodies[step]! };
};
const builtIn = (): Source => {
  const { roadmap, body } = openBuiltIn(pathOf('../../dist/content'));
  // Of each stretch of the road a step.
  const steps = roadmap.steps.filter((_step, index) => index % 4 === 0);
  return { roadmap: { ...roadmap, steps }, bodyOf: (step) => body(step) };
};

/** Every question of a roadmap that is the same for each track: a block of one track is one of ours alone. */
function banks({ roadmap, bodyOf }: Source) {
  const isForAll = ({ prompt, ...rest }: Question) => !/track=|no-run|browser/.test(JSON.stringify([prompt, rest]));
  const body = (step: string) => ({ ...bodyOf(step), questions: bodyOf(step).questions.filter(isForAll) });
  return { roadmap, body, questions: roadmap.steps.flatMap(({ id }) => body(id).questions) };
}

type Fields = Record<string, unknown>;

/** What both forms say of a question, where it is there. */
function said(question: object, fields: string[]): Fields {
  const { options, ...rest } = question as Fields & {
    options?: { text: string; correct?: boolean; why?: string | null }[];
  };
  const all: Fields = {
    ...rest,
    options: options?.map(({ text, correct = false, why = null }) => ({ text, correct, why: why?.trim() ?? null })),
  };
  return Object.fromEntries(fields.flatMap((name) => (all[name] == null ? [] : [[name, trimmed(all[name])]])));
}

const trimmed = (value: unknown) => (typeof value === 'string' ? value.trim() : value);

const BOTH = ['id', 'kind', 'prompt', 'explain', 'options', 'accept', 'match', 'pairs', 'back'];

test.each([
  ['the built-in road', builtIn],
  ['a foreign bank', foreign],
])('%s comes back from GIFT as it went', (_name, source) => {
  const { roadmap, body, questions } = banks(source());
  const { text, left } = giftBank(roadmap, body);
  const back = new Map(
    itemsIn([{ name: 'b', title: 'B', text, format: 'gift' }]).map(({ id, draft }) => [id, { id, ...draft! }]),
  );
  const isCarried = ({ kind, explain }: Question) =>
    ['choice', 'multi', 'match'].includes(kind) || (kind === 'card' && explain === null);
  const typed = questions.filter((one) => one.kind === 'short' && ['text', 'number'].includes(one.match));
  for (const question of [...questions.filter(isCarried), ...typed])
    if (back.has(question.id) && question.context === undefined)
      expect(said(back.get(question.id)!, BOTH)).toEqual(said(question, BOTH));
  expect(back.size).toBe(questions.length - left.length);
});

test.each([
  ['the built-in road', builtIn],
  ['a foreign bank', foreign],
])('%s comes back from a table as it went', (_name, source) => {
  const { roadmap, body, questions } = banks(source());
  const { text, left } = csvBank(roadmap, body);
  const back = new Map(
    itemsIn([{ name: 'b', title: 'B', text, format: 'csv' }]).map(({ id, draft }) => [id, { id, ...draft! }]),
  );
  const all = [...BOTH, 'items', 'code', 'language', 'level', 'source', 'shuffle', 'context', 'tolerance'];
  for (const question of questions.filter(({ kind }) => kind !== 'write'))
    expect(said({ match: undefined, ...back.get(question.id)! }, all)).toEqual(said(question, all));
  expect(back.size).toBe(questions.length - left.length);
});

test('a cell that a spreadsheet would compute is text', () => {
  const { roadmap, body } = banks(foreign());
  const [first] = body('one').questions;
  const prompt = '=HYPERLINK("https://evil.example")';
  const { text } = csvBank(roadmap, (step) => ({ ...body(step), questions: [{ ...first!, prompt }] }));
  expect(text).toContain(`,"'=HYPERLINK(""https://evil.example"")",`);
});
