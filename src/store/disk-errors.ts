import { RoadmapError } from '../errors.js';
import type { NewEvent } from '../domain/history/event.js';
import { errnoOf, Unflushed } from './plain-file.js';

/** Why something could not be written, in the learner's words. */
export function reason(error: unknown): string {
  return REASONS[errnoOf(error) ?? ''] ?? (error as Error).message;
}

/** Why something could not be read. */
export function whyUnread(error: unknown): string {
  return ['EACCES', 'EPERM'].includes(errnoOf(error) ?? '') ? 'you may not read it' : reason(error);
}

/** Why a file that is no part of the home could not be written; null for what is no error of the disk. */
export function whyUnwritten(error: unknown): string | null {
  switch (errnoOf(error)) {
    case null:
      return null;
    case 'EACCES':
    case 'EPERM':
      return 'you may not write there';
    case 'ENOENT':
      return 'there is no such folder';
    case 'ENXIO':
      return 'nobody reads from this pipe';
    default:
      return reason(error);
  }
}

/** What an event is to the learner. */
export function nameOf(type: NewEvent['type']): string {
  return NAMES[type] ?? ANSWER;
}

/** What could not be kept, and what to do about it. */
export function unsaved(error: unknown, what: string, home: string): RoadmapError {
  if (error instanceof Unflushed)
    return new RoadmapError(
      `${what} may be saved or not, the disk does not say: ${reason(error)}.`,
      `Look after the disk that holds ${home}; \`roadmap status\` shows what it has kept.`,
    );
  const mend = MEND[errnoOf(error) ?? ''] ?? `Check ${home} with \`roadmap doctor\``;
  const again =
    what === ANSWER
      ? 'then run `roadmap next`: everything before this answer is kept.'
      : 'then do it again: nothing else was changed.';
  return new RoadmapError(`${what} could not be saved: ${reason(error)}.`, `${mend}, ${again}`);
}

/** The home cannot be opened at all. */
export function unopened(error: unknown, home: string): RoadmapError {
  const { path } = error as NodeJS.ErrnoException;
  return new RoadmapError(
    `Your progress in ${path ?? home} cannot be read: ${whyUnread(error)}.`,
    `${OPENING[errnoOf(error) ?? ''] ?? 'Fix what stands in the way'}; \`roadmap doctor\` says more.`,
  );
}

/** Does something with what the home holds beside its history; what the disk says against it, in two lines. */
export function inHome<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === null) throw error;
    throw new RoadmapError(
      `${path} cannot be used: ${whyUnread(error)}.`,
      `${MEND[errno] ?? 'Move it away'}, and do it again: your answers are kept.`,
    );
  }
}

const ANSWER = 'Your answer';
const NAMES: Partial<Record<NewEvent['type'], string>> = {
  lesson: 'That you read this',
  go: 'That you go there',
  defer: 'That you go on',
  reset: 'The reset',
  undo: 'What you take back',
};

const REASONS: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EACCES: 'this folder may not be written',
  EPERM: 'this folder may not be written',
  EROFS: 'the disk is read-only',
  EDQUOT: 'your disk quota is used up',
  ENOTDIR: 'a file stands where a folder should be',
  EISDIR: 'a folder stands where a file should be',
  PIPE: 'a named pipe stands where a file should be',
  SOCKET: 'a socket stands where a file should be',
  DEVICE: 'a device stands where a file should be',
  ENOENT: 'there is no such file or folder',
  EEXIST: 'something else stands in its place',
  DANGLING: 'it is a link that leads nowhere',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'its name is too long',
  EIO: 'the disk reports an error',
  EBUSY: 'another program holds it',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
};

const WRITABLE = 'Make the folder in ROADMAP_HOME writable (`roadmap config path` names it)';
const MEND: Record<string, string> = {
  ENOSPC: 'Free some space',
  EDQUOT: 'Free some space',
  EACCES: WRITABLE,
  EPERM: WRITABLE,
  EROFS: 'Set ROADMAP_HOME to a folder that can be written',
};

const OPENING: Record<string, string> = {
  EACCES: 'Make it yours to read',
  EPERM: 'Make it yours to read',
  ENOTDIR: 'Move it away, or set ROADMAP_HOME to a folder',
  DANGLING: 'Bring back what the link leads to, or set ROADMAP_HOME to a folder',
};
