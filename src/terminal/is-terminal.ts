import { fstatSync } from 'node:fs';

/** Whether this descriptor is a terminal. Node's own answer brings streams and the network with it, a tenth of a start. */
export function isTerminal(fd: number): boolean {
  return kindOf(fd)?.isCharacterDevice() === true && process.getBuiltinModule('node:tty').isatty(fd);
}

/** Whether what is written to this descriptor goes to a file, or to another program. On Windows pipes are of another kind. */
export function isPipeOrFile(fd: number): boolean {
  const kind = process.platform === 'win32' ? null : kindOf(fd);
  return kind !== null && (kind.isFIFO() || kind.isFile() || kind.isSocket());
}

function kindOf(fd: number) {
  try {
    return fstatSync(fd);
  } catch {
    return null; // It is closed.
  }
}

/** In the place of `node:tty`, for a library that asks nothing else of it. */
export default { isatty: isTerminal };
