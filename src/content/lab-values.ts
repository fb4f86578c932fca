import * as v from 'valibot';

export const sentence = v.pipe(v.string('must be text'), v.trim(), v.minLength(1, 'must not be empty'));
export const raw = v.string('must be text');
export const flag = v.boolean('must be true or false');
export const count = v.pipe(
  v.number('must be a number'),
  v.integer('must be a whole number'),
  v.minValue(1),
  v.maxValue(500),
);
/** Of what costs little: texts of a list, what comes to a site. */
export const many = v.pipe(v.number('must be a number'), v.integer(), v.minValue(0), v.maxValue(20_000));
export const minute = v.pipe(v.number('must be a number of minutes'), v.minValue(1, 'must be at least 1'));
export const values = v.record(v.string(), v.unknown());
export const names = v.record(v.string(), v.pipe(v.union([raw, v.number(), v.boolean()]), v.transform(String)));
export const words = v.pipe(v.array(v.pipe(v.union([raw, v.number()]), v.transform(String))), v.minLength(1));
/** A line of words, or a list of them where one has spaces. */
export const line = v.pipe(
  v.union([raw, words], 'must be text or a list of words'),
  v.transform((given) => (typeof given === 'string' ? given.split(/\s+/) : given)),
);
export const who = v.optional(v.picklist(['nobody', 'ana', 'ben'], 'must be nobody, ana or ben'), 'nobody');
export const places = v.pipe(
  v.union([raw, v.array(raw)]),
  v.transform((given) => (typeof given === 'string' ? [given] : given)),
);
