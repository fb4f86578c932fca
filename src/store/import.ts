import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { learnerOf } from '../domain/history/author.js';
import { momentOf, type Event } from '../domain/history/event.js';
import { hindsightOf, isTelling, isUndone } from '../domain/history/hindsight.js';
import { compareMoments, type Moment } from '../domain/history/order.js';
import { addToPeople, type Person } from '../domain/history/people.js';
import { eventsElsewhere, type Remarks } from './elsewhere.js';
import { appendEvent, readTail } from './history.js';
import { flush, flushFolder, makeFolder } from './plain-file.js';
import type { Store } from './store.js';
import { eventsIn } from './timeline.js';

export interface Found extends Remarks {
  events: number;
  /** Ids of the events that this home lacks, in their order. */
  missing: Set<string>;
  newest: Moment | null;
  /** Whose they are, where they say so; and those of them that this home knows nothing of. */
  people: Person[];
  strangers: Person[];
}

/** Looks through a history, a folder of them, a progress home, or a JSON export; changes nothing. */
export async function lookElsewhere(home: string, path: string, tell: (text: string) => Promise<void>): Promise<Found> {
  const { known, learners } = whatIsHere(home);
  const remarks: Remarks = { damaged: 0, version: 0 };
  const missing = new Set<string>();
  let [events, newest, people]: [number, Moment | null, Person[]] = [0, null, []];
  for (const event of eventsElsewhere(path, remarks)) {
    events += 1;
    if (events % PIECE === 0) await tell(`reading what is imported, ${events.toLocaleString('en')} events`);
    people = addToPeople(people, event, known.has(event.id));
    if (known.has(event.id) || missing.has(event.id)) continue;
    missing.add(event.id);
    const moment = momentOf(event);
    if (newest === null || compareMoments(newest, moment) < 0) newest = moment;
  }
  const isOurs = ({ learners: ids, isKnown }: Person) => isKnown || [...ids].some((id) => learners.has(id));
  const strangers = learners.size === 0 ? [] : people.filter((person) => !isOurs(person));
  return { ...remarks, events, missing, newest, people, strangers };
}

/** So many events are read between two looks at whether to stop. */
const PIECE = 1000;

/** Writes what was found missing into a history file of its own, with the event that tells of it. */
export async function takeOver(
  home: string,
  path: string,
  { missing, newest, people }: Found,
  store: Pick<Store, 'stamp'>,
): Promise<void> {
  const hash = createHash('sha256');
  for (const event of eventsMissing(path, missing)) hash.update(JSON.stringify(event));
  // Named for what is in it: the same events make the same file, on every device.
  const name = `import-${hash.digest('hex').slice(0, 12)}`;
  const [learner = null] = people.flatMap(({ learners }) => [...learners]).toSorted();
  const told = await store.stamp({ type: 'import', import: name, events: missing.size }, { newest, learner });
  const folder = join(home, 'history');
  makeFolder(folder);
  const target = join(folder, `${name}.jsonl`);
  if (existsSync(target)) return appendEvent(home, name, told); // Taken back before: it counts again.
  const draft = `${target}.${process.pid}`;
  try {
    write(draft, linesOfImport(path, missing, name, told));
    renameSync(draft, target);
    flushFolder(folder);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/** Ids of what counts here (what came by an import that was taken back does not), and whose it is. */
function whatIsHere(home: string): { known: Set<string>; learners: Set<string> } {
  const tail = readTail(home, {});
  const telling: Event[] = [];
  for (const event of eventsIn(tail)) if (isTelling(event)) telling.push(event);
  const { undone } = hindsightOf(telling, new Map());
  const [known, learners] = [new Set<string>(), new Set<string>()];
  for (const event of eventsIn(tail)) {
    if (event.via !== undefined && isUndone({ id: '', via: event.via }, undone)) continue;
    known.add(event.id);
    const learner = learnerOf(event);
    if (learner !== null) learners.add(learner);
  }
  return { known, learners };
}

function* eventsMissing(path: string, missing: ReadonlySet<string>): Generator<Event> {
  const left = new Set(missing);
  for (const event of eventsElsewhere(path, { damaged: 0, version: 0 })) if (left.delete(event.id)) yield event;
}

function* linesOfImport(path: string, missing: ReadonlySet<string>, name: string, told: Event): Generator<string> {
  for (const event of eventsMissing(path, missing)) {
    const { id, at, by, era, order, via = [], ...rest } = event;
    yield JSON.stringify({ id, at, by, era, order, via: [...via, name], ...rest });
  }
  yield JSON.stringify(told);
}

function write(path: string, lines: Iterable<string>): void {
  const file = openSync(path, 'w', 0o600);
  try {
    let chunk = '';
    const writeChunk = () => {
      const bytes = Buffer.from(chunk);
      for (let from = 0; from < bytes.length;) from += writeSync(file, bytes, from);
      chunk = '';
    };
    for (const line of lines) {
      chunk += `${line}\n`;
      if (chunk.length > 1_000_000) writeChunk();
    }
    writeChunk();
    flush(file);
  } finally {
    closeSync(file);
  }
}
