import * as v from 'valibot';
import { isInherited, KEBAB } from '../domain/road/ids.js';

export const text = v.pipe(v.string('must be text'), v.trim(), v.minLength(1, 'must not be empty'));
/** Files are named by ids, and Windows keeps these names for devices. */
export const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;
export const idShape = v.pipe(
  text,
  v.regex(KEBAB, 'must be kebab-case: small letters, digits, single hyphens'),
  v.check((id) => !isInherited(id), 'must be another word: every object of JavaScript has this name already'),
  v.check((id) => !DEVICES.test(id), 'must be another word: Windows keeps this name for a device'),
);
export const was = v.optional(v.array(idShape), []);
export const flag = v.boolean('must be true or false');
