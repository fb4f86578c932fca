import { pseudonymFault } from '../cohort/pseudonym.js';
import { firstHidden } from '../hidden-characters.js';
import { KEBAB } from '../road/ids.js';
import type { Roadmap } from '../road/roadmap.js';

type Settings = Readonly<Record<string, string>>;

export interface Setting {
  key: string;
  about: string;
  /** What holds where nothing is set; null where nothing does. */
  otherwise: string | null;
  /** Kept on this machine alone: it is in no history. */
  here?: true;
  /** It says which roadmap is used, so it is not of one of them. */
  ofAll?: true;
  /** What is wrong with a value; null for a good one. */
  fault: (value: string, roadmap: Pick<Roadmap, 'tracks'>) => string | null;
}

/** What turns off a setting that is off at first. */
export const OFF = 'off';

export const SETTINGS: Setting[] = [
  {
    key: 'track',
    about: 'the language you learn with',
    otherwise: null,
    fault: (value, { tracks }) => {
      if (tracks.length === 0) return 'This roadmap has no tracks.';
      return tracks.some(({ id }) => id === value) ? null : `It is one of: ${tracks.map(({ id }) => id).join(', ')}.`;
    },
  },
  {
    key: 'minutes',
    about: 'how many minutes a day you learn: `roadmap next` ends there, `roadmap today` plans them',
    otherwise: null,
    fault: (value) => (whole(value, 1, 600) ? null : 'It is a whole number of minutes from 1 to 600, such as 20.'),
  },
  {
    key: 'weekly-hours',
    about: 'how many hours a week you learn; gives status a date',
    otherwise: null,
    fault: (value) =>
      within(value, Number.MIN_VALUE, 100) ? null : 'It is a number of hours, such as 5, and at most 100.',
  },
  {
    key: 'streaks',
    about: 'whether `roadmap stats` counts weeks in a row: on or off',
    otherwise: 'on',
    fault: onOrOff,
  },
  {
    key: 'accessible',
    about: 'whether everything is plain text for the ear, as with --plain: on or off',
    otherwise: 'off',
    fault: onOrOff,
  },
  {
    key: 'retention',
    about: 'how much of what you learned review keeps known, from 0.80 to 0.97; more is asked more often',
    otherwise: '0.9',
    fault: (value) => (within(value, 0.8, 0.97) ? null : 'It is a share from 0.80 to 0.97, such as 0.9.'),
  },
  {
    key: 'reviews-a-day',
    about: 'how many concepts review brings back on a day, at most',
    otherwise: '20',
    fault: (value) => (whole(value, 1, 500) ? null : 'It is a whole number from 1 to 500, such as 20.'),
  },
  {
    key: 'day-starts-at',
    about: 'the hour at which your day begins, from 0 to 6: before it, the day before goes on',
    otherwise: '0',
    fault: (value) => (whole(value, 0, 6) ? null : 'It is a whole hour from 0 to 6, such as 4.'),
  },
  {
    key: 'share-as',
    about: 'the name that `roadmap share` hands in under',
    otherwise: null,
    fault: pseudonymFault,
  },
  {
    key: 'ask-with',
    about: 'the program of yours that `roadmap ask` gives a question to, on this machine; off asks nobody',
    otherwise: OFF,
    here: true,
    fault: (value) =>
      value.trim() !== '' && value.length <= 1000 && firstHidden(value) === null && !value.includes('\n')
        ? null
        : "It is a command in one line, such as 'ollama run llama3.2', or off.",
  },
  {
    key: 'roadmap',
    about: 'the roadmap that you learn with on this machine, by the name of its pack; `roadmap use` lists them',
    otherwise: null,
    here: true,
    ofAll: true,
    // Which ones there are only the machine knows.
    fault: (value) => (KEBAB.test(value) ? null : 'It is the name of a pack; `roadmap use` lists them.'),
  },
  {
    key: 'language',
    about: 'the language of lessons and questions, such as de, where a roadmap is translated into it',
    otherwise: null,
    here: true,
    ofAll: true,
    fault: (value) => (/^[a-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}$/.test(value) ? null : 'It is a language tag, such as de.'),
  },
];

/** Whether the learner has everything in plain text. */
export function isAccessible(settings: Settings): boolean {
  return settings['accessible'] === 'on';
}

/** The share of concepts that review keeps known. */
export function retentionOf(settings: Settings): number {
  return numberOf(settings, 'retention');
}

export function reviewsADay(settings: Settings): number {
  return numberOf(settings, 'reviews-a-day');
}

/** The minutes that the learner wants to give to a day; null where they have not said. */
export function minutesADay(settings: Settings): number | null {
  return numberOf(settings, 'minutes') || null;
}

/** The hours that the learner wants to give to a week, said of the week or of each day; null where they have not said. */
export function weeklyHours(settings: Settings): number | null {
  return numberOf(settings, 'weekly-hours') || ((minutesADay(settings) ?? 0) * 7) / 60 || null;
}

/** The hour at which the learner's day begins. */
export function dayStart(settings: Settings): number {
  return numberOf(settings, 'day-starts-at');
}

// A history is older than the rules of today, or from a version that knows other values: what is no value is not set.
function numberOf(settings: Settings, key: string): number {
  const { otherwise, fault } = SETTINGS.find((setting) => setting.key === key)!;
  const value = settings[key];
  return Number(value === undefined || fault(value, { tracks: [] }) ? otherwise : value);
}

function onOrOff(value: string): string | null {
  return ['on', 'off'].includes(value) ? null : 'It is one of: on, off.';
}

function within(value: string, least: number, most: number): boolean {
  return /^\d*\.?\d+$/.test(value) && Number(value) >= least && Number(value) <= most;
}

function whole(value: string, least: number, most: number): boolean {
  return /^\d+$/.test(value) && within(value, least, most);
}
