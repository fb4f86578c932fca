import * as v from 'valibot';
import { KINDS, type QuestionKind } from '../domain/road/question.js';
import { flag, idShape, text, was } from './value-shapes.js';
import { OF_BROWSER, writeFields } from './write-shape.js';

const STEPS_OF_HINT = 'must be a text, or a list of up to three: a nudge, a pointer, nearly the answer';
const hint = v.optional(
  v.union(
    [
      v.pipe(
        text,
        v.transform((one) => [one]),
      ),
      v.pipe(v.array(text), v.maxLength(3, STEPS_OF_HINT)),
    ],
    STEPS_OF_HINT,
  ),
  [],
);

const common = {
  id: idShape,
  // What an imported deck does not have: with `gates: true` it must be there (structure.ts).
  lesson: v.optional(idShape),
  concept: v.optional(idShape),
  check: v.optional(flag, false),
  level: v.optional(v.picklist(['recall', 'understand', 'apply'], 'must be recall, understand or apply')),
  track: v.optional(idShape),
  /** Of a text in step.yaml that stands above it. */
  context: v.optional(idShape),
  prompt: text,
  hint,
  see: v.optional(text),
  source: v.optional(text),
  explain: v.optional(text),
  was,
  rev: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
};
const option = v.strictObject({
  text,
  correct: v.optional(flag, false),
  why: v.optional(text),
});

const picked = {
  options: v.pipe(v.array(option), v.minLength(2, 'must offer at least two options')),
  /** False where the options stand in the order of the file: "both of these" comes last. */
  shuffle: v.optional(flag),
};

const A_TOLERANCE = 'must be a number such as 0.5, or a share of the value such as 2 %';
/** How far from the number an answer may lie. */
const tolerance = v.union(
  [
    v.pipe(v.number(), v.finite(A_TOLERANCE), v.minValue(0, A_TOLERANCE)),
    v.pipe(v.string(), v.trim(), v.regex(/^\d+(?:\.\d+)? ?%$/, A_TOLERANCE)),
  ],
  A_TOLERANCE,
);

const A_LINE = 'must be the number of a line of the code, from 1';

/** What stands in the file for each kind. */
const kindShapes = {
  choice: v.strictObject({ ...common, kind: v.literal('choice'), ...picked }),
  multi: v.strictObject({ ...common, kind: v.literal('multi'), ...picked }),
  short: v.strictObject({
    ...common,
    kind: v.literal('short'),
    accept: v.pipe(v.array(text), v.minLength(1, 'must list at least one accepted answer')),
    match: v.optional(v.picklist(['text', 'number', 'regex', 'exact'], 'must be text, number, regex or exact'), 'text'),
    tolerance: v.optional(tolerance),
  }),
  predict: v.strictObject({
    ...common,
    kind: v.literal('predict'),
    language: text,
    browser: OF_BROWSER,
    code: text,
    /** What it prints; where it does not compile, `error-line` stands in its place. */
    answer: v.optional(text),
    'error-line': v.optional(v.pipe(v.number(A_LINE), v.integer(A_LINE), v.minValue(1, A_LINE))),
    'no-run': v.optional(flag),
    match: v.optional(v.picklist(['text', 'exact'], 'must be text or exact'), 'text'),
  }),
  order: v.strictObject({
    ...common,
    kind: v.literal('order'),
    items: v.pipe(v.array(text), v.minLength(2, 'must list at least two items')),
  }),
  write: v.strictObject({ ...common, ...writeFields, kind: v.literal('write') }),
  card: v.strictObject({ ...common, kind: v.literal('card'), back: text }),
  match: v.strictObject({
    ...common,
    kind: v.literal('match'),
    pairs: v.pipe(
      v.array(v.strictTuple([text, text], 'must be [left, right]; quote a text that holds a comma')),
      v.minLength(2, 'must list at least two pairs'),
    ),
  }),
} satisfies Record<QuestionKind, unknown>;

/** One question of a `quiz.yaml`. */
export const questionShape = v.variant(
  'kind',
  Object.values(kindShapes),
  `kind must be ${KINDS.slice(0, -1).join(', ')} or ${KINDS.at(-1)}`,
);
