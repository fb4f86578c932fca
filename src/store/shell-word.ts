import { quoted } from '../domain/quoted.js';

/** A path as it can be typed to a shell, whatever stands in it. */
export function shellWord(path: string): string {
  return /^[\w./@%+:,\\-]+$/.test(path) ? path : quoted(path);
}
