import type { Event, NewEvent } from '../domain/history/event.js';
import { localIso } from '../domain/local-time.js';
import type { Progress } from '../domain/history/progress.js';
import type { Random } from '../domain/random.js';
import { checkpointWriter, emptyCheckpoint, type Checkpoint } from './checkpoint.js';
import { deviceName } from './device.js';
import { nameOf, reason, unopened, unsaved, whyUnread } from './disk-errors.js';
import { appendEvent, readTail, type Tail } from './history.js';
import { errnoOf } from './plain-file.js';
import { eventId } from './stamp.js';
import { usableCheckpoint } from './usable-checkpoint.js';

export interface Store {
  /** What the history amounts to now; a new object after `record`. */
  readonly progress: Progress;
  /** Stores an event; when it resolves, the event is on disk. `named`: what it is to the learner, if that fails. */
  record(event: NewEvent, named?: string): Promise<Event>;
  /** Every event of every device, file by file; may be walked more than once. */
  history(): Promise<Iterable<Event>>;
}

interface StoreOptions {
  home: string;
  now: () => Date;
  random: Random;
  warn: (message: string, hint: string) => void;
}

/** Opens the progress kept in `home`: the checkpoint, and what the history files hold past it. Creates nothing. */
export async function openStore({ home, now, random, warn }: StoreOptions): Promise<Store> {
  const { checkpoint, remarkOn } = usableCheckpoint(home, now());
  let write: ((checkpoint: Checkpoint) => void) | null = null;

  const save = async (changed: Caught['changed']) => {
    if (changed === 'nothing') return;
    try {
      write ??= await checkpointWriter(home);
      write(checkpoint);
    } catch (error) {
      if (changed === 'progress')
        warn(
          `progress.json could not be written: ${reason(error)}`,
          `Your answers are safe in ${home}/history; make the folder writable, and it is written again.`,
        );
    }
  };

  const { changed, skipped } = await opened(home, () => catchUp(home, checkpoint, false));
  const said = remarkOn(checkpoint.progress);
  if (said) warn(said.message, said.hint);
  for (const { file, error } of skipped)
    warn(
      `history/${file} is left out: ${whyUnread(error)}.`,
      'Everything else is in use; `roadmap doctor` says what to do about it.',
    );
  await save(changed);

  return {
    get progress() {
      return checkpoint.progress;
    },
    async record(newEvent, named) {
      const moment = now();
      const event = { id: eventId(moment, random), at: localIso(moment), ...newEvent };
      try {
        appendEvent(home, await deviceName(home, random), event);
      } catch (error) {
        throw unsaved(error, named ?? nameOf(newEvent.type), home);
      }
      await catchUp(home, checkpoint, true);
      await save('progress');
      return event;
    },
    async history() {
      const { eventsIn } = await import('./timeline.js');
      const tail = readTail(home, {});
      return { [Symbol.iterator]: () => eventsIn(tail) };
    },
  };
}

async function opened<T>(home: string, open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    throw errnoOf(error) === null ? error : unopened(error, home);
  }
}

/** Folds what the history files hold past the checkpoint into it; tells what changed, and what could not be read. */
async function catchUp(home: string, checkpoint: Checkpoint, sure: boolean): Promise<Caught> {
  const tail = readTail(home, checkpoint.offsets, sure);
  const { skipped } = tail;
  // Most starts find nothing new, and then need nothing of what folds.
  if (!tail.rewritten && tail.files.length === 0) {
    const moved = Object.entries(tail.offsets).some(([file, folded]) => folded !== checkpoint.offsets[file]);
    checkpoint.offsets = tail.offsets;
    return { changed: moved ? 'times' : 'nothing', skipped };
  }
  const { foldTail } = await import('./catch-up.js');
  const fold = (news: Tail) => (foldTail(home, checkpoint, news) ? 'progress' : 'nothing');
  try {
    return { changed: fold(tail), skipped };
  } catch (error) {
    if (errnoOf(error) !== null) throw error;
    // Something that no sum can tell is wrong with the checkpoint. If it is the history, the same comes again.
    Object.assign(checkpoint, emptyCheckpoint());
    return { changed: fold(readTail(home, {})), skipped };
  }
}

interface Caught {
  /** `times`: only when a file was changed, which spares the next start to look at it. */
  changed: 'nothing' | 'times' | 'progress';
  skipped: Tail['skipped'];
}
