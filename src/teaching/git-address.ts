import { existsSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { usageError } from '../errors.js';
import { cleanForeign } from '../terminal/clean.js';

/** The remote as git understands it from any folder: a path is made absolute, an address stays as it is. */
export function remotePlace(wanted: string, cwd: string): string {
  if (wanted === '' || wanted.startsWith('-'))
    throw usageError(`"${wanted}" is no git remote.`, 'Name a URL or a path: `roadmap sync ../progress.git`.');
  if (startsProgram(wanted))
    throw usageError(
      `${cleanForeign(wanted)} would start another program, and that is no git remote for progress.`,
      'Name an address that begins with https:, ssh: or git@, or the path of a folder.',
    );
  const isRemote = isAddress(wanted) && !existsSync(resolve(cwd, wanted));
  return isRemote || isAbsolute(wanted) ? wanted : resolve(cwd, wanted);
}

/** Whether git would start a program of this name to read it: `ext::…`. */
export function startsProgram(address: string): boolean {
  return /^[\w+.-]+::/.test(address);
}

export function isAddress(text: string): boolean {
  return /^[^/\\]*:/.test(text);
}

/** An address may have a password or a token in it, which is for git only. */
export function shownAddress(remote: string): string {
  return cleanForeign(remote.replace(/^(\w+:\/\/)[^@/]*@/, '$1'));
}
