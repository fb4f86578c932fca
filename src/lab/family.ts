import { setTimeout as pause } from 'node:timers/promises';
import { beganAt, followed, listed, signal, signalGroup, strike, type Listed } from './processes.js';

/** Everything that one start has brought into being: the first program and whatever it started, however far it went. */
export interface Family {
  /** Stands in the environment and in the name of an inherited descriptor of each member that did not drop both. */
  mark: string;
  /** The first program's pid, which is also its group and its session; null until it has one. */
  pid: number | null;
  /** When it began, as the system counts: what began earlier is nobody's of ours. Null where the system does not tell. */
  began: string | null;
  /** Everyone ever seen as a member, with the moment it began, so that a pid used again is not taken for it. */
  seen: Map<number, string>;
  /** Sessions that members have opened. */
  sessions: Set<number>;
}

const LOOKS = 200;
const BETWEEN_LOOKS_MS = 15;
/** Quick looks after each: a link of a chain may be gone before its place in a list of all has come. */
const STRIKES = 5;

/** How many looks must find nobody: where somebody was found, it may be that whoever comes next was too fast for one. */
const QUIET = 2;
const QUIET_AFTER_ANY = 5;

/** Ends the whole family by force, until several looks find nobody; gives how many were still there. */
export async function endFamily(family: Family, quietLooks: number = QUIET): Promise<number> {
  const found = new Set<number>();
  const enough = () => (found.size > 0 ? QUIET_AFTER_ANY : quietLooks);
  for (let quiet = 0, looks = 0; quiet < enough() && looks < LOOKS; looks++) {
    const left = membersOf(family);
    // All are stopped before any is killed, so that none forks meanwhile.
    for (const pid of left) signal(pid, 'SIGSTOP');
    for (const pid of left) signal(pid, 'SIGKILL');
    if (family.pid !== null) signalGroup(family.pid, 'SIGKILL');
    for (let strikes = 0; strikes < STRIKES; strikes++) left.push(...strike(family.mark, family.began));
    for (const pid of left) found.add(pid);
    quiet = left.length === 0 ? quiet + 1 : 0;
    if (quiet > 0 && quiet < enough()) await pause(BETWEEN_LOOKS_MS);
  }
  return found.size;
}

/** Remembers the children of everyone known; cheap enough for a hundred looks a second. Tells whether somebody is new. */
export function watchFamily(family: Family): boolean {
  const before = family.seen.size;
  const queue = [...family.seen.keys()];
  if (family.pid !== null) queue.push(family.pid);
  for (let pid = queue.pop(); pid !== undefined; pid = queue.pop()) {
    for (const child of followed(pid)) {
      const began = family.seen.has(child) ? null : beganAt(child);
      if (began === null) continue;
      family.seen.set(child, began);
      queue.push(child);
    }
  }
  return family.seen.size !== before;
}

/** The pids of those that live. */
export function membersOf(family: Family): number[] {
  const all = listed(family.began).filter(({ pid, zombie }) => !zombie && pid !== process.pid);
  const ours = new Set(all.filter((one) => belongs(one, family)).map(({ pid }) => pid));
  for (let before = -1; before !== ours.size;) {
    before = ours.size;
    for (const { pid, parent, session } of all) {
      if (ours.has(parent) || family.sessions.has(session)) ours.add(pid);
      if (ours.has(pid) && ours.has(session)) family.sessions.add(session);
    }
  }
  for (const { pid, began } of all) if (ours.has(pid)) family.seen.set(pid, began);
  return [...ours];
}

function belongs(one: Listed, { mark, pid, seen }: Family): boolean {
  return (
    one.pid === pid || one.group === pid || one.session === pid || seen.get(one.pid) === one.began || one.carries(mark)
  );
}
