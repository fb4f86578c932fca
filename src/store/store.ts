import { RoadmapError } from '../errors.js';
import { deviceOf, momentOf, type Event, type NewEvent, type ResetEvent } from '../domain/history/event.js';
import { compareMoments, momentAfter, type Moment } from '../domain/history/order.js';
import { localIso } from '../domain/local-time.js';
import type { Progress } from '../domain/history/progress.js';
import type { Random } from '../domain/random.js';
import { checkpointWriter, CHECKPOINT_VERSION, readCheckpoint, setAside, type Checkpoint } from './checkpoint.js';
import { deviceName, readDevice } from './device.js';
import { appendEvent, readTail } from './history.js';
import { eventId, randomText } from './stamp.js';

export interface Store {
  /** What the history amounts to now; `record` changes it in place. */
  readonly progress: Progress;
  /** Stores an event; when it resolves, the event is on disk. */
  record(event: NewEvent): Promise<Event>;
  /** An event as it would be stored now, after all that this home holds, and all that is `coming` to it. */
  stamp(event: NewEvent, coming?: Coming): Promise<Event>;
  /** Every event of every device once, file by file; may be walked more than once. */
  history(): Promise<Iterable<Event>>;
  /** Takes in what was written past `record`. */
  refresh(): Promise<void>;
  /** The name under which this device writes; null before its first event. */
  device(): string | null;
}

/** Of what is not in the home yet: its newest moment, and whose it is. */
interface Coming {
  newest: Moment | null;
  learner: string | null;
}

interface StoreOptions {
  home: string;
  now: () => Date;
  random: Random;
  warn: (message: string, hint: string) => void;
  /** Hears of long work: what it is at, and null at its end. */
  tell?: (text: string | null, when?: 'now') => Promise<void>;
}

/** Opens the progress kept in `home`: the checkpoint, and what the history files hold past it. Creates nothing. */
export async function openStore({ home, now, random, warn, tell }: StoreOptions): Promise<Store> {
  const checkpoint = usableCheckpoint(home, now(), warn);
  let write: ((checkpoint: Checkpoint) => void) | null = null;

  const save = async () => {
    try {
      write ??= await checkpointWriter(home);
      write(checkpoint);
    } catch (error) {
      warn(
        `progress.json could not be written: ${reason(error)}`,
        `Your answers are safe in ${home}/history; make the folder writable, and it is written again.`,
      );
    }
  };

  const stamp: Store['stamp'] = async (event, coming = { newest: null, learner: null }) => {
    const time = now();
    const newest = checkpoint.newest === null ? null : momentOf(checkpoint.newest);
    const moment = momentAfter(laterOf(newest, coming.newest), time.getTime());
    const learner = checkpoint.progress.learner ?? coming.learner ?? randomText(random, 8);
    const seen = event.type === 'reset' ? { seen: await seenIn(home) } : {};
    return {
      ...{ id: eventId(time, random), at: localIso(time), by: `${learner}.${deviceName(home, random)}` },
      ...(moment.era > 0 ? { era: moment.era } : {}),
      ...(moment.order === time.getTime() ? {} : { order: moment.order }),
      ...event,
      ...seen,
    };
  };

  if (await catchUp(home, checkpoint, tell)) await save();

  return {
    get progress() {
      return checkpoint.progress;
    },
    stamp,
    async record(newEvent) {
      // Another run may have written since: what is recorded now comes after that, too.
      await catchUp(home, checkpoint);
      const { parseEvent } = await import('./event-shape.js');
      let event: Event;
      try {
        event = await stamp(newEvent);
        if (parseEvent(JSON.stringify(event)) === null)
          throw new Error(`${newEvent.type}: this event would not be read again`);
        appendEvent(home, deviceName(home, random), event);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === undefined) throw error;
        throw unsaved(error, home);
      }
      await catchUp(home, checkpoint);
      await save();
      return event;
    },
    async refresh() {
      if (await catchUp(home, checkpoint)) await save();
    },
    device: () => readDevice(home),
    async history() {
      const { eventsIn } = await import('./timeline.js');
      const tail = readTail(home, {});
      return { [Symbol.iterator]: () => eventsIn(tail) };
    },
  };
}

/** Folds what the history files hold past the checkpoint into it; tells whether that changed it. */
async function catchUp(home: string, checkpoint: Checkpoint, tell?: StoreOptions['tell']): Promise<boolean> {
  const tail = readTail(home, checkpoint.offsets);
  // Most starts find nothing new, and then need nothing of what folds.
  if (!tail.rewritten && tail.files.every((bytes) => bytes.length === 0)) return false;
  const { foldTail } = await import('./catch-up.js');
  const bytes = tail.files.reduce((sum, { length }) => sum + length, 0);
  if (bytes > LONG_READING_BYTES) await tell?.('reading the history', 'now');
  const changed = foldTail(home, checkpoint, tail);
  await tell?.(null);
  return changed;
}

const LONG_READING_BYTES = 20_000_000;

function laterOf(a: Moment | null, b: Moment | null): Moment | null {
  if (a === null || b === null) return a ?? b;
  return compareMoments(a, b) < 0 ? b : a;
}

/** The last moment of each device that this home knows of. */
async function seenIn(home: string): Promise<NonNullable<ResetEvent['seen']>> {
  const { eventsIn } = await import('./timeline.js');
  const seen = new Map<string, Moment>();
  for (const event of eventsIn(readTail(home, {}))) {
    const device = deviceOf(event);
    seen.set(device, laterOf(seen.get(device) ?? null, momentOf(event))!);
  }
  return Object.fromEntries([...seen].map(([device, { era, order }]) => [device, [era, order]]));
}

function usableCheckpoint(home: string, moment: Date, warn: StoreOptions['warn']): Checkpoint {
  const { checkpoint, state } = readCheckpoint(home);
  switch (state) {
    case 'good':
    case 'missing':
    case 'older':
      break;
    case 'newer':
    case 'damaged':
      warn(WHY[state], `It is kept as ${keptAs(home, moment)}, and your progress was read from the history again.`);
      break;
    case 'unreadable':
      warn(WHY[state], `Your progress was read from ${home}/history; run \`roadmap doctor\` to see what is wrong.`);
  }
  return checkpoint;
}

function keptAs(home: string, moment: Date): string {
  try {
    return setAside(home, moment);
  } catch {
    return 'progress.json'; // A read-only home: it stays where it is, and nothing needs it.
  }
}

function unsaved(error: unknown, home: string): RoadmapError {
  const { code } = error as NodeJS.ErrnoException;
  return new RoadmapError(
    `Your answer could not be saved: ${reason(error)}.`,
    `${MEND[code ?? ''] ?? `Check ${home}`}, then run \`roadmap next\`: everything before this answer is kept.`,
  );
}

export function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return REASONS[code ?? ''] ?? message;
}

const REASONS: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EACCES: 'this folder may not be written',
  EPERM: 'this folder may not be written',
  EROFS: 'the disk is read-only',
  EDQUOT: 'your disk quota is used up',
  ENOTDIR: 'a file stands where a folder should be',
  EISDIR: 'a folder stands where a file should be',
};

const MEND: Record<string, string> = {
  ENOSPC: 'Free some space',
  EDQUOT: 'Free some space',
  EACCES: 'Make the folder in ROADMAP_HOME writable (`roadmap config path` names it)',
  EPERM: 'Make the folder in ROADMAP_HOME writable (`roadmap config path` names it)',
  EROFS: 'Set ROADMAP_HOME to a folder that can be written',
};

const WHY = {
  newer: `progress.json was written by a newer roadmap than this (its version is above ${CHECKPOINT_VERSION}).`,
  damaged: 'progress.json was damaged.',
  unreadable: 'progress.json cannot be read.',
};
