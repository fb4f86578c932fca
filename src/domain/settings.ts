import type { Roadmap } from './roadmap.js';

export interface Setting {
  key: string;
  about: string;
  /** What is wrong with a value; null for a good one. */
  fault(value: string, roadmap: Roadmap): string | null;
}

export const SETTINGS: Setting[] = [
  {
    key: 'track',
    about: 'the language you learn with',
    fault: (value, { tracks }) =>
      tracks.some(({ id }) => id === value) ? null : `It is one of: ${tracks.map(({ id }) => id).join(', ')}.`,
  },
  {
    key: 'streaks',
    about: 'whether `roadmap stats` counts weeks in a row: on or off',
    fault: (value) => (['on', 'off'].includes(value) ? null : 'It is one of: on, off.'),
  },
];
