import * as v from 'valibot';
import { sentence, raw, flag, count, many, values, names, line, who, places } from './lab-values.js';
import { idShape } from './value-shapes.js';

const every = {
  want: v.optional(values, {}),
  save: v.optional(
    v.record(
      v.string(),
      v.pipe(
        v.union([sentence, v.strictObject({ fact: sentence, matches: sentence })]),
        v.transform((given) => (typeof given === 'string' ? { fact: given, matches: null } : given)),
      ),
    ),
    {},
  ),
  within: v.optional(v.pipe(v.number(), v.minValue(0.1), v.maxValue(60))),
};

/** What stands in the file for each kind of step, by the word that it begins with. */
export const stepShapes = {
  http: v.strictObject({
    ...every,
    http: v.pipe(sentence, v.regex(/^[A-Z]+ (\/|\$\{)\S*$/, 'must be a method and a path, such as GET /bookmarks')),
    as: who,
    on: v.optional(v.picklist(['first', 'second']), 'first'),
    headers: v.optional(names, {}),
    json: v.optional(v.unknown()),
    form: v.optional(values),
    body: v.optional(raw),
    pad: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8 << 20)), 0),
    times: v.optional(count, 1),
    repeat: v.optional(v.strictObject({ in: sentence, of: sentence, count: many })),
    odd: v.optional(flag, false),
    'at-once': v.optional(count, 1),
    beside: v.optional(v.pipe(sentence, v.regex(/^GET \/\S*$/, 'must be GET and a path'))),
    follow: v.optional(v.strictObject({ next: sentence, collect: sentence, by: raw, 'at-most': count })),
    hold: v.optional(sentence),
    leave: v.optional(sentence),
    'keep-alive': v.optional(flag, false),
    forged: v.optional(v.picklist(['changed', 'unsigned', 'empty'])),
    raw: v.optional(flag),
    'as-documented': v.optional(flag, false),
  }),
  finish: v.strictObject({ ...every, finish: sentence }),
  listen: v.strictObject({
    ...every,
    listen: sentence,
    as: who,
    after: v.optional(sentence),
    times: v.optional(count, 1),
  }),
  heard: v.strictObject({ ...every, heard: sentence }),
  'hang-up': v.strictObject({ ...every, 'hang-up': sentence }),
  run: v.strictObject({
    ...every,
    run: line,
    stdin: v.optional(raw, ''),
    env: v.optional(names, {}),
    times: v.optional(count, 1),
    'at-once': v.optional(count, 1),
    in: v.optional(v.picklist(['folder', 'clone']), 'folder'),
  }),
  file: v.strictObject({ ...every, file: sentence, new: v.optional(flag, false) }),
  html: v.strictObject({
    ...every,
    html: sentence,
    find: v.optional(sentence),
    css: v.optional(sentence),
    as: who,
    on: v.optional(v.picklist(['first', 'second']), 'first'),
  }),
  sql: v.strictObject({
    ...every,
    sql: sentence,
    on: v.optional(places, []),
    then: v.optional(sentence),
    ordered: v.optional(flag, false),
  }),
  git: v.strictObject({ ...every, git: line }),
  app: v.strictObject({
    ...every,
    app: v.picklist(['restart', 'stop', 'start', 'kill', 'again', 'second', 'exits', 'ended']),
    signal: v.optional(v.picklist(['TERM', 'INT', 'HUP', 'KILL']), 'TERM'),
    env: v.optional(names, {}),
    data: v.optional(v.picklist(['same', 'own']), 'same'),
    wait: v.optional(flag, true),
    in: v.optional(v.picklist(['folder', 'clone']), 'folder'),
  }),
  data: v.strictObject({ ...every, data: v.picklist(['files', 'gone', 'back']) }),
  damage: v.strictObject({ ...every, damage: v.strictObject({ from: raw, to: raw }) }),
  folder: v.strictObject({ ...every, folder: v.picklist(['before', 'after']) }),
  yaml: v.strictObject({ ...every, yaml: sentence }),
  metrics: v.strictObject({
    ...every,
    metrics: v.pipe(sentence, v.regex(/^GET \/\S*$/, 'must be GET and a path, such as GET /metrics')),
    of: v.optional(sentence),
    where: v.optional(values, {}),
  }),
  said: v.strictObject({ ...every, said: v.literal('new'), having: v.optional(sentence) }),
  openapi: v.strictObject({ ...every, openapi: v.literal('document'), 'if-any': v.optional(flag, false) }),
  site: v.strictObject({
    ...every,
    site: v.record(
      v.pipe(v.string(), v.regex(/^\/\S*$/, 'must be a path')),
      v.union(
        [v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599)), v.picklist(['silent', 'dropped'])],
        'must be a status, silent or dropped',
      ),
    ),
    halt: v.optional(v.pipe(many, v.minValue(1))),
  }),
  got: v.strictObject({
    ...every,
    got: many,
    quiet: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(30)), 3),
    secret: v.optional(sentence),
  }),
  tests: v.strictObject({
    ...every,
    tests: v.picklist(['unreadable', 'mutants']),
    labs: v.optional(v.array(idShape), []),
    checks: v.optional(v.array(idShape), []),
    most: v.optional(v.pipe(count, v.maxValue(20)), 8),
  }),
  wait: v.strictObject({ ...every, wait: v.pipe(v.number(), v.minValue(0), v.maxValue(30)) }),
};
export type StepFile = {
  [K in keyof typeof stepShapes]: v.InferOutput<(typeof stepShapes)[K]>;
}[keyof typeof stepShapes];

const STEP_KINDS = Object.keys(stepShapes) as (keyof typeof stepShapes)[];

/** The kind is the word that stands there: `yaml` and `sql` steps have no other that is one. */
export const stepShape = v.lazy((given): v.GenericSchema<unknown, StepFile> => {
  const kind = STEP_KINDS.find((one) => typeof given === 'object' && given !== null && Object.hasOwn(given, one));
  if (kind === undefined) return v.never(`must begin with one of ${STEP_KINDS.join(', ')}`);
  return stepShapes[kind];
});
