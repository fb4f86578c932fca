import { join } from 'node:path';
import { deviceOf } from '../domain/history/author.js';
import { momentOf, type Event, type NewEvent, type ResetEvent } from '../domain/history/event.js';
import { compareMoments, momentAfter, type Moment } from '../domain/history/order.js';
import { localIso } from '../domain/local-time.js';
import type { Progress } from '../domain/history/progress.js';
import type { Random } from '../domain/random.js';
import { checkpointWriter, emptyCheckpoint, type Checkpoint } from './checkpoint.js';
import { deviceName, readDevice } from './device.js';
import { inHome, nameOf, reason, unopened, unsaved, whyUnread } from './disk-errors.js';
import { appendEvent, readTail, type Tail } from './history.js';
import { errnoOf } from './plain-file.js';
import { eventId, randomText } from './stamp.js';
import { usableCheckpoint } from './usable-checkpoint.js';

export interface Store {
  /** What the history amounts to now; `record` changes it in place. */
  readonly progress: Progress;
  /** Stores an event; when it resolves, the event is on disk. `named`: what it is to the learner, if that fails. */
  record(event: NewEvent, named?: string): Promise<Event>;
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

  const stamp: Store['stamp'] = async (event, coming = { newest: null, learner: null }) => {
    const time = now();
    const newest = checkpoint.newest === null ? null : momentOf(checkpoint.newest);
    const moment = momentAfter(laterOf(newest, coming.newest), time.getTime());
    const learner = checkpoint.progress.learner ?? coming.learner ?? randomText(random, 8);
    const seen = event.type === 'reset' ? { seen: await seenIn(home) } : {};
    return {
      ...{ id: eventId(time, random), at: localIso(time), by: `${learner}.${await deviceName(home, random)}` },
      ...(moment.era > 0 ? { era: moment.era } : {}),
      ...(moment.order === time.getTime() ? {} : { order: moment.order }),
      ...event,
      ...seen,
    };
  };

  const { changed, skipped } = await opened(home, () => catchUp(home, checkpoint, false, tell));
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
    stamp,
    async record(newEvent, named) {
      // Another run may have written since: what is recorded now comes after that, too.
      await catchUp(home, checkpoint, true);
      const { parseEvent } = await import('./event-shape.js');
      let event: Event;
      try {
        event = await stamp(newEvent);
        if (parseEvent(JSON.stringify(event)) === null)
          throw new Error(`${newEvent.type}: this event would not be read again`);
        appendEvent(home, await deviceName(home, random), event);
      } catch (error) {
        if (errnoOf(error) === null) throw error;
        throw unsaved(error, named ?? nameOf(newEvent.type), home);
      }
      await catchUp(home, checkpoint, true);
      await save('progress');
      return event;
    },
    async refresh() {
      await save((await catchUp(home, checkpoint, false)).changed);
    },
    device: () => inHome(join(home, 'device'), () => readDevice(home)),
    async history() {
      const { eventsIn } = await import('./timeline.js');
      const tail = readTail(home, {});
      return { [Symbol.iterator]: () => eventsIn(tail) };
    },
  };
}

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

const LONG_READING_BYTES = 20_000_000;

async function opened<T>(home: string, open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    throw errnoOf(error) === null ? error : unopened(error, home);
  }
}

/** Folds what the history files hold past the checkpoint into it; tells what changed, and what could not be read. */
async function catchUp(
  home: string,
  checkpoint: Checkpoint,
  sure: boolean,
  tell?: StoreOptions['tell'],
): Promise<Caught> {
  const tail = readTail(home, checkpoint.offsets, sure);
  const { skipped } = tail;
  // Most starts find nothing new, and then need nothing of what folds.
  if (!tail.rewritten && tail.files.length === 0) {
    const moved = Object.entries(tail.offsets).some(([file, folded]) => folded !== checkpoint.offsets[file]);
    checkpoint.offsets = tail.offsets;
    return { changed: moved ? 'times' : 'nothing', skipped };
  }
  const { foldTail } = await import('./catch-up.js');
  const length = tail.files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (length > LONG_READING_BYTES) await tell?.('reading the history', 'now');
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
