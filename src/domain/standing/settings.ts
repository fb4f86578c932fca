import type { Roadmap } from '../road/roadmap.js';

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
    key: 'weekly-hours',
    about: 'how many hours a week you learn; gives status a date',
    fault: (value) => (Number(value) > 0 && Number(value) <= 100 ? null : 'It is a number of hours, such as 5.'),
  },
  {
    key: 'streaks',
    about: 'whether `roadmap stats` counts weeks in a row: on or off',
    fault: (value) => (['on', 'off'].includes(value) ? null : 'It is one of: on, off.'),
  },
];
