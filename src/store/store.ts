import { RoadmapError } from '../errors.js';
import { compareEvents, type Event, type NewEvent } from '../domain/event.js';
import { apply, foldAll, type Progress } from '../domain/progress.js';
import type { Random } from '../domain/random.js';
import { checkpointWriter, CHECKPOINT_VERSION, readCheckpoint, setAside, type Checkpoint } from './checkpoint.js';
import { deviceName } from './device.js';
import { appendEvent, readTail } from './history.js';
import { eventId, localIso } from './stamp.js';

export interface Store {
  /** What the history amounts to now; a new object after `record`. */
  readonly progress: Progress;
  /** Stores an event; when it resolves, the event is on disk. */
  record(event: NewEvent): Promise<Event>;
  /** Every event of every device. */
  history(): Event[];
}

interface StoreOptions {
  home: string;
  now: () => Date;
  random: Random;
  warn: (message: string, hint: string) => void;
}

/** Opens the progress kept in `home`: the checkpoint, and what the history files hold past it. Creates nothing. */
export async function openStore({ home, now, random, warn }: StoreOptions): Promise<Store> {
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

  if (catchUp(home, checkpoint) > 0) await save();

  return {
    get progress() {
      return checkpoint.progress;
    },
    async record(newEvent) {
      const moment = now();
      const event = { id: eventId(moment, random), at: localIso(moment), ...newEvent };
      try {
        appendEvent(home, deviceName(home, random), event);
      } catch (error) {
        throw unsaved(error, home);
      }
      catchUp(home, checkpoint);
      await save();
      return event;
    },
    history: () => readTail(home, {}).events,
  };
}

/** Folds what the history files hold past the checkpoint into it; gives how many new events there were. */
function catchUp(home: string, checkpoint: Checkpoint): number {
  const tail = readTail(home, checkpoint.offsets);
  const events = tail.events.sort(compareEvents);
  const { newest } = checkpoint;
  const later = events.every((event, index) => {
    const before = index === 0 ? newest : events[index - 1]!;
    return event.type !== 'undo' && (before === null || compareEvents(before, event) < 0);
  });
  if (later && !tail.rewritten) {
    for (const event of events) apply(checkpoint.progress, event);
    checkpoint.newest = keyOf(events.at(-1)) ?? newest;
    checkpoint.offsets = tail.offsets;
    return events.length;
  }
  const whole = readTail(home, {});
  checkpoint.progress = foldAll(whole.events);
  checkpoint.newest = keyOf(whole.events.toSorted(compareEvents).at(-1)) ?? null;
  checkpoint.offsets = whole.offsets;
  return Math.max(events.length, 1);
}

function keyOf(event: Event | undefined): Checkpoint['newest'] | undefined {
  return event && { at: event.at, id: event.id };
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
