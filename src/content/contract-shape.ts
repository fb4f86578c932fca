import * as v from 'valibot';

const text = v.pipe(v.string('must be text'), v.trim(), v.minLength(1, 'must not be empty'));
const since = v.pipe(v.number('must be the number of a step'), v.integer(), v.minValue(1));
const anything = v.record(v.string(), v.unknown());

const answer = v.looseObject({
  status: v.optional(v.union([v.number(), v.array(v.number()), text], 'must be a code, or a list of codes')),
  since: v.optional(since),
  when: v.optional(text),
});

/** What Shelf answers, by the step from which it holds: the source of SHELF.md, and what labs are held to. */
export const contractShape = v.strictObject({
  settings: v.array(
    v.strictObject({ name: text, since, knob: v.optional(v.boolean(), false), says: text, default: v.optional(text) }),
  ),
  /** Where people get accounts: the lab from which requests are sent by somebody, and how one gets in. */
  accounts: v.optional(v.strictObject({ lab: text, register: text, 'log-in': text })),
  shapes: v.optional(v.record(v.string(), anything), {}),
  commands: v.optional(v.array(v.looseObject({ id: text, since, run: text, says: v.optional(text) })), []),
  operations: v.array(
    v.looseObject({
      id: text,
      since,
      request: v.pipe(text, v.regex(/^\S.* \/\S?.*$/, 'must be a method and a path')),
      as: v.optional(v.picklist(['nobody', 'user', 'owner'])),
      body: v.optional(anything),
      query: v.optional(anything),
      headers: v.optional(anything),
      answers: v.pipe(v.array(answer), v.minLength(1, 'must list at least one answer')),
      says: v.optional(text),
    }),
  ),
});

export type ContractFile = v.InferOutput<typeof contractShape>;
