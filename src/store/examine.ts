import { lstatSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isSuspect } from '../domain/history/suspect.js';
import { counted } from '../domain/standing/spans.js';
import { readCheckpoint, type CheckpointState } from './checkpoint.js';
import { readDevice } from './device.js';
import { whyUnread } from './disk-errors.js';
import { isOfNewerVersion, parseEvent } from './event-shape.js';
import { historyFiles, isAsFolded, linesOf, type Offsets } from './history.js';
import { RoadmapError } from '../errors.js';
import { readHere } from './here.js';
import { errnoOf, readPlain } from './plain-file.js';
import { shellWord } from './shell-word.js';

export interface Problem {
  what: string;
  /** What to do about it. */
  try: string;
  /** Something is lost or left out, and not only odd. */
  damage: boolean;
}

export interface Examination {
  device: string | null;
  checkpoint: CheckpointState;
  files: { file: string; events: number; bytes: number }[];
  damaged: { file: string; line: number }[];
  /** Files whose folded part is not what it was. */
  changed: string[];
  problems: Problem[];
}

/** Looks at what is on disk, line by line, and changes nothing. Whatever stands there, it comes to an end. */
export function examine(home: string, now = new Date()): Examination {
  const found: Examination = {
    ...{ device: null, checkpoint: 'missing', files: [], damaged: [], changed: [] },
    problems: homeProblems(home),
  };
  if (found.problems.some(({ damage }) => damage)) return found;
  const { state, checkpoint } = readCheckpoint(home);
  found.checkpoint = state;
  found.device = examineDevice(home, found);
  for (const file of namesOf(home, found)) examineFile(home, file, checkpoint.offsets, now, found);
  examineHere(home, found);
  if (state === 'unreadable') found.problems.push(unreadable(join(home, 'progress.json')));
  return found;
}

function homeProblems(home: string): Problem[] {
  const stats = onDisk(() => lstatSync(home, { throwIfNoEntry: false }));
  if (stats instanceof Error) return [unusable(home, stats)];
  if (!stats) return [];
  const folder = onDisk(() => statSync(home));
  if (folder instanceof Error) return [unusable(home, stats.isSymbolicLink() ? coded('DANGLING') : folder)];
  if (!folder.isDirectory()) return [unusable(home, coded('ENOTDIR'))];
  const entered = onDisk(() => readdirSync(home));
  if (entered instanceof Error) return [unusable(home, entered)];
  const open = process.platform !== 'win32' && (folder.mode & 0o077) !== 0 && folder.uid === process.getuid?.();
  return open
    ? [
        {
          what: `Others on this machine may look into ${home} (mode ${(folder.mode & 0o777).toString(8)})`,
          try: `Type \`chmod 700 ${shellWord(home)}\`.`,
          damage: false,
        },
      ]
    : [];
}

function unusable(path: string, error: Error): Problem {
  const what = `${path} cannot be used: ${whyUnread(error)}`;
  const way =
    errnoOf(error) === 'EACCES'
      ? `Type \`chmod u+rwx ${shellWord(path)}\`.`
      : 'Move it away, or set ROADMAP_HOME to another folder.';
  return { what, try: way, damage: true };
}

function namesOf(home: string, found: Examination): string[] {
  const names = onDisk(() => historyFiles(home));
  if (!(names instanceof Error)) return names;
  found.problems.push(unusable(join(home, 'history'), names));
  return [];
}

function examineHere(home: string, { problems }: Examination): void {
  try {
    readHere(home);
  } catch (error) {
    if (!(error instanceof RoadmapError)) throw error;
    problems.push({ what: error.message.replace(/\.$/, ''), try: error.hint, damage: true });
  }
}

function examineDevice(home: string, found: Examination): string | null {
  const device = onDisk(() => readDevice(home));
  if (!(device instanceof Error)) return device;
  const path = join(home, 'device');
  const way =
    errnoOf(device) === 'EACCES'
      ? `Type \`chmod u+rw ${shellWord(path)}\`.`
      : 'Move it away: this device gets a new name at the next answer.';
  found.problems.push({ what: `${path} cannot be read: ${whyUnread(device)}`, try: way, damage: true });
  return null;
}

function examineFile(home: string, file: string, offsets: Offsets, now: Date, found: Examination): void {
  const path = join(home, 'history', file);
  const read = onDisk(() => readPlain(path));
  if (read instanceof Error) {
    const error = errnoOf(read) === 'ENOENT' ? coded('DANGLING') : read;
    const way =
      errnoOf(error) === 'EACCES' ? `Type \`chmod u+rw ${shellWord(path)}\`.` : 'Move it out of the history folder.';
    found.problems.push({ what: `history/${file} is left out: ${whyUnread(error)}`, try: way, damage: true });
    return;
  }
  const { bytes } = read;
  const folded = offsets[file];
  if (folded && !isAsFolded(bytes, folded)) found.changed.push(file);
  let [events, number, ahead, newer] = [0, 0, 0, 0];
  let furthest = '';
  for (const { from, to } of linesOf(bytes)) {
    const line = bytes.toString('utf8', from, to);
    number += 1;
    if (line.trim() === '') continue;
    const event = parseEvent(line);
    if (!event) {
      if (isOfNewerVersion(line)) newer += 1;
      else found.damaged.push({ file, line: number });
      continue;
    }
    events += 1;
    if (!isSuspect(event, now)) continue;
    ahead += 1;
    if (event.at > furthest) furthest = event.at;
  }
  found.files.push({ file, events, bytes: bytes.length });
  if (newer > 0)
    found.problems.push({
      what: `history/${file} holds ${counted(newer, 'event')} that only a newer roadmap understands`,
      try: 'Update roadmap; until then they are kept, and count for nothing here.',
      damage: false,
    });
  if (ahead > 0)
    found.problems.push({
      what: `history/${file} holds ${counted(ahead, 'event')} from the future, up to ${furthest.slice(0, 10)}`,
      try: 'Set the clock of the device that wrote it right; `roadmap undo` takes back what was given last here.',
      damage: false,
    });
}

function unreadable(path: string): Problem {
  const read = onDisk(() => readPlain(path));
  const error = read instanceof Error ? read : coded('EIO');
  const way =
    errnoOf(error) === 'EACCES' ? `Type \`chmod u+rw ${shellWord(path)}\`.` : 'Move it away: it is built again.';
  return { what: `${path} cannot be read: ${whyUnread(error)}`, try: way, damage: true };
}

function coded(code: string): Error {
  return Object.assign(new Error(code), { code });
}

function onDisk<T>(act: () => T): T | Error {
  try {
    return act();
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return error as Error;
  }
}
