import * as v from 'valibot';
import { questionShape } from './question-shape.js';
import { RULES, ruleOf, type RuleId } from './rules.js';
import { DEVICES, flag, idShape, text, was } from './value-shapes.js';

/** The languages whose examples and `predict` programs `author check --run` can run. */
export const RUNNABLE = ['js', 'python', 'sql', 'sh'] as const;

const ADVICE = Object.keys(RULES).filter((id) => ruleOf(id as RuleId).severity === 'advice');

const folder = v.pipe(
  text,
  v.check(
    (path) => path.split(/[/\\]/).every((part) => !DEVICES.test(part.split('.')[0]!)),
    'must be another name: Windows keeps this one for a device',
  ),
  v.check((path) => !path.includes('\\'), 'must be written with / between folders'),
);
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
  gates: v.optional(flag, false),
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
        tested: v.optional(flag, true),
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
  /** Texts that several questions are about, each shown above them. */
  contexts: v.optional(v.array(v.strictObject({ id: idShape, text })), []),
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

export const quizShape = v.array(questionShape, 'must be a list of questions');

export type RoadmapFile = v.InferOutput<typeof roadmapShape>;
export type StepFile = v.InferOutput<typeof stepShape>;
export type LessonFile = v.InferOutput<typeof lessonShape>;
export type QuestionFile = v.InferOutput<typeof quizShape>[number];
