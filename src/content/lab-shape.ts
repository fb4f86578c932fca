import * as v from 'valibot';
import { sentence, raw, flag, minute, values, names, places } from './lab-values.js';
import { idShape } from './value-shapes.js';
import { stepShape } from './step-shape.js';

const check = v.strictObject({
  id: idShape,
  title: sentence,
  read: sentence,
  contract: v.optional(v.array(sentence), []),
  needs: v.optional(v.array(idShape), []),
  'not-on': v.optional(v.array(v.picklist(['windows', 'macos', 'linux'])), []),
  'not-with': v.optional(v.array(sentence), []),
  'only-with': v.optional(places, []),
  accounts: v.optional(flag, false),
  note: v.optional(flag, false),
  fresh: v.optional(flag, false),
  env: v.optional(names),
  steps: v.pipe(v.array(stepShape), v.minLength(1, 'must have at least one step')),
  mistakes: v.pipe(
    v.array(v.strictObject({ when: values, say: sentence })),
    v.minLength(1, 'must foresee at least one mistake'),
  ),
  was: v.optional(v.array(idShape), []),
});

const wrong = v.strictObject({
  id: idShape,
  track: v.optional(idShape),
  change: v.optional(v.array(v.strictObject({ file: sentence, from: raw, to: raw })), []),
  files: v.optional(v.record(v.string(), v.nullable(raw)), {}),
  run: v.optional(v.array(sentence), []),
  fails: idShape,
});

export const labShape = v.strictObject({
  id: idShape,
  title: sentence,
  minutes: v.tuple([minute, minute], 'must be [least, most]'),
  app: v.picklist(['none', 'started'], 'must be none or started'),
  'offered-after': v.optional(
    v.pipe(
      v.union([idShape, v.pipe(v.array(idShape), v.minLength(1, 'must name a step'))]),
      v.transform((given) => (typeof given === 'string' ? [given] : given)),
    ),
  ),
  program: v.optional(v.literal('own', 'must be own, or left out')),
  rev: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
  reference: v.optional(v.strictObject({ 'needs-node': sentence })),
  prepare: v.optional(v.array(sentence), []),
  hints: v.pipe(v.array(sentence), v.length(3, 'must be three: a nudge, a pointer, nearly the answer')),
  checks: v.pipe(v.array(check), v.minLength(1, 'must have at least one check')),
  wrong: v.pipe(v.array(wrong), v.minLength(3, 'must have at least three')),
});

export type LabFile = v.InferOutput<typeof labShape>;
export type CheckFile = LabFile['checks'][number];
export type WrongFile = LabFile['wrong'][number];
