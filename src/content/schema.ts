import * as v from 'valibot';
import { isInherited, KEBAB } from '../domain/road/ids.js';
import { KINDS, type QuestionKind } from '../domain/road/question.js';
import { RULES, ruleOf, type RuleId } from './rules.js';
import { OF_BROWSER, writeFields } from './write-shape.js';

/** The languages whose examples and `predict` programs `author check --run` can run. */
export const RUNNABLE = ['js', 'python', 'sql', 'sh'] as const;

const ADVICE = Object.keys(RULES).filter((id) => ruleOf(id as RuleId).severity === 'advice');

const text = v.pipe(v.string('must be text'), v.trim(), v.minLength(1, 'must not be empty'));
/** Files are named by ids, and Windows keeps these names for devices. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;
export const idShape = v.pipe(
  text,
  v.regex(KEBAB, 'must be kebab-case: small letters, digits, single hyphens'),
  v.check((id) => !isInherited(id), 'must be another word: every object of JavaScript has this name already'),
  v.check((id) => !DEVICES.test(id), 'must be another word: Windows keeps this name for a device'),
);
const folder = v.pipe(
  text,
  v.check(
    (path) => path.split(/[/\\]/).every((part) => !DEVICES.test(part.split('.')[0]!)),
    'must be another name: Windows keeps this one for a device',
  ),
  v.check((path) => !path.includes('\\'), 'must be written with / between folders'),
);
const was = v.optional(v.array(idShape), []);
const minutes = v.pipe(v.number('must be a number of minutes'), v.minValue(1, 'must be at least 1'));
// YAML reads 2026-11-22 as text in its core schema; authors may add the versions that were checked.
const date = v.pipe(text, v.regex(/^\d{4}-\d{2}-\d{2}\b/, 'must begin with a date such as 2026-11-22'));

export const roadmapShape = v.strictObject({
  id: idShape,
  title: text,
  background: v.optional(text),
  /** What the texts are written in, as BCP 47 has it. */
  lang: v.optional(
    v.pipe(text, v.regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'must be a language tag such as en')),
    'en',
  ),
  /** Where learners report a question. */
  reports: v.optional(v.pipe(text, v.regex(/^(https?:\/\/|mailto:)\S+$/, 'must begin with https:// or mailto:'))),
  /** What helps to choose a track, where it is asked for. */
  choosing: v.optional(text),
  gates: v.optional(v.boolean('must be true or false'), false),
  /** Rules whose advice is counted, and not held to yet. */
  pending: v.optional(v.array(v.picklist(ADVICE, 'must be a rule of `author check` that is advice')), []),
  languages: v.optional(
    v.strictObject({
      show: v.optional(v.array(text), []),
      run: v.optional(v.array(v.picklist(RUNNABLE, `must be ${RUNNABLE.join(', ')}`)), [...RUNNABLE]),
    }),
    { show: [], run: [...RUNNABLE] },
  ),
  tracks: v.optional(v.array(v.strictObject({ id: idShape, title: text })), []),
  steps: v.pipe(
    v.array(
      v.strictObject({
        id: idShape,
        folder,
        requires: v.optional(v.array(idShape), []),
        tested: v.optional(v.boolean('must be true or false'), true),
        was,
      }),
    ),
    v.minLength(1, 'must list at least one step'),
  ),
});

export const stepShape = v.strictObject({
  id: idShape,
  title: text,
  summary: text,
  minutes: v.pipe(
    v.tuple([minutes, minutes], 'must be [least, most]'),
    v.check(([least, most]) => least <= most, 'the first number must not be larger than the second'),
  ),
  goals: v.pipe(v.array(text), v.minLength(1, 'must list at least one goal')),
  lessons: v.pipe(v.array(idShape), v.minLength(1, 'must list at least one lesson')),
  concepts: v.array(v.strictObject({ id: idShape, title: text, was })),
  labs: v.optional(v.array(idShape), []),
  covers: v.optional(
    v.array(v.strictObject({ topic: text, concepts: v.array(idShape), names: v.optional(v.array(text), []) })),
    [],
  ),
  reading: v.optional(
    v.array(
      v.strictObject({
        title: text,
        url: v.pipe(text, v.url('must be a URL'), v.startsWith('http', 'must begin with http')),
        kind: v.picklist(['spec', 'docs', 'book', 'article', 'course'], 'must be spec, docs, book, article or course'),
        checked: date,
        concepts: v.optional(v.array(idShape), []),
      }),
    ),
    [],
  ),
});

export const lessonShape = v.strictObject({
  id: idShape,
  title: text,
  minutes,
  concepts: v.pipe(v.array(idShape), v.minLength(1, 'must name at least one concept')),
  reviewed: date,
  track: v.optional(idShape),
  /** What its prose teaches and its code spans do not name. */
  introduces: v.optional(v.array(text), []),
  was,
});

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
  lesson: idShape,
  concept: idShape,
  check: v.optional(v.boolean('must be true or false'), false),
  level: v.picklist(['recall', 'understand', 'apply'], 'must be recall, understand or apply'),
  track: v.optional(idShape),
  prompt: text,
  hint,
  see: v.optional(text),
  source: text,
  explain: v.optional(text),
  was,
  rev: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
};
const option = v.strictObject({
  text,
  correct: v.optional(v.boolean('must be true or false'), false),
  why: v.optional(text),
});
const options = v.pipe(v.array(option), v.minLength(2, 'must offer at least two options'));

/** What stands in the file for each kind. */
const kindShapes = {
  choice: v.strictObject({ ...common, kind: v.literal('choice'), options }),
  multi: v.strictObject({ ...common, kind: v.literal('multi'), options }),
  short: v.strictObject({
    ...common,
    kind: v.literal('short'),
    accept: v.pipe(v.array(text), v.minLength(1, 'must list at least one accepted answer')),
    match: v.optional(v.picklist(['text', 'number', 'regex', 'exact'], 'must be text, number, regex or exact'), 'text'),
  }),
  predict: v.strictObject({
    ...common,
    kind: v.literal('predict'),
    language: text,
    browser: OF_BROWSER,
    code: text,
    answer: text,
    match: v.optional(v.picklist(['text', 'exact'], 'must be text or exact'), 'text'),
  }),
  order: v.strictObject({
    ...common,
    kind: v.literal('order'),
    items: v.pipe(v.array(text), v.minLength(2, 'must list at least two items')),
  }),
  write: v.strictObject({ ...common, ...writeFields, kind: v.literal('write') }),
  match: v.strictObject({
    ...common,
    kind: v.literal('match'),
    pairs: v.pipe(
      v.array(v.strictTuple([text, text], 'must be [left, right]; quote a text that holds a comma')),
      v.minLength(2, 'must list at least two pairs'),
    ),
  }),
} satisfies Record<QuestionKind, unknown>;

export const quizShape = v.array(
  v.variant('kind', Object.values(kindShapes), `kind must be ${KINDS.slice(0, -1).join(', ')} or ${KINDS.at(-1)}`),
  'must be a list of questions',
);

export type RoadmapFile = v.InferOutput<typeof roadmapShape>;
export type StepFile = v.InferOutput<typeof stepShape>;
export type LessonFile = v.InferOutput<typeof lessonShape>;
export type QuestionFile = v.InferOutput<typeof quizShape>[number];
