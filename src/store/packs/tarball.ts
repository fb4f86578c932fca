import { gunzipSync } from 'node:zlib';
import { isBeside, MOST_BROUGHT, Refused, refuseLarge, refuseLink, refuseName, type Tree } from './tree.js';

/** The files of a package as npm packs it, without the folder that all of it lies in. Nothing of it is run. */
export function filesInTarball(packed: Buffer): Tree {
  const tree: Tree = new Map();
  let [files, bytes] = [0, 0];
  for (const { name, type, target, content } of entriesIn(unzipped(packed))) {
    refuseName(name.replace(/\/$/, ''));
    const inner = name.slice(name.indexOf('/') + 1);
    if (type === LINK) refuseLink(inner, target);
    if (type === HARD_LINK) refuseName(target);
    if (type === FILE) {
      files += 1;
      bytes += content.length;
      refuseLarge(files, bytes);
      if (!isBeside(inner)) tree.set(inner, content);
    }
  }
  return tree;
}

const [FILE, HARD_LINK, LINK, FOLDER] = ['0', '1', '2', '5'];
const BLOCK = 512;

interface Entry {
  name: string;
  type: string;
  target: string;
  content: Buffer;
}

function unzipped(packed: Buffer): Buffer {
  try {
    return gunzipSync(packed, { maxOutputLength: MOST_BROUGHT });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') refuseLarge(0, Infinity);
    throw new Refused('it is no packed package, or a damaged one');
  }
}

/** What a tar archive holds: as ustar has it, with the long names of pax and GNU. */
function* entriesIn(tar: Buffer): Generator<Entry> {
  let further: Record<string, string> = {};
  for (let at = 0; at + BLOCK <= tar.length;) {
    const head = tar.subarray(at, at + BLOCK);
    if (head.every((byte) => byte === 0)) return;
    if (sumOf(head) !== octal(head, 148, 8)) throw new Refused('it is no packed package, or a damaged one');
    const size = further['size'] === undefined ? octal(head, 124, 12) : Number(further['size']);
    const content = tar.subarray(at + BLOCK, at + BLOCK + size);
    if (!Number.isSafeInteger(size) || size < 0 || content.length < size) throw new Refused('it is cut off');
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
    const type = String.fromCharCode(head[156]!).replace(/[\0 7]/, FILE);
    if (type === 'x') further = { ...further, ...records(content) };
    else if (type === 'L') further['path'] = text(content, 0, size);
    else if (type === 'K') further['linkpath'] = text(content, 0, size);
    else if (type !== 'g') {
      const before = text(head, 257, 5) === 'ustar' ? text(head, 345, 155) : '';
      const short = `${before === '' ? '' : `${before}/`}${text(head, 0, 100)}`;
      const name = further['path'] ?? short;
      if (![FILE, HARD_LINK, LINK, FOLDER].includes(type))
        throw new Refused(`${JSON.stringify(name)} is a device, a pipe or something else that is no file`);
      yield { name, type, target: further['linkpath'] ?? text(head, 157, 100), content };
      further = {};
    }
  }
}

function text(bytes: Buffer, from: number, length: number): string {
  const field = bytes.subarray(from, from + length);
  const end = field.indexOf(0);
  return field.toString('utf8', 0, end < 0 ? field.length : end);
}

function octal(bytes: Buffer, from: number, length: number): number {
  return Number.parseInt(text(bytes, from, length).trim() || '0', 8);
}

/** The sum of a head's bytes, with blanks where the sum itself stands. */
function sumOf(head: Buffer): number {
  return head.reduce((sum, byte, index) => sum + (index >= 148 && index < 156 ? 0x20 : byte), 0);
}

/** What an extended head says: lines of a length, a key and a value. */
function records(bytes: Buffer): Record<string, string> {
  const found: Record<string, string> = {};
  for (let at = 0; at < bytes.length;) {
    const blank = bytes.indexOf(0x20, at);
    const length = Number(bytes.toString('latin1', at, blank));
    if (blank < 0 || !Number.isSafeInteger(length) || length < 5) break;
    const [, key, value] = /^(path|linkpath|size)=([^]*)\n$/.exec(bytes.toString('utf8', blank + 1, at + length)) ?? [];
    if (key !== undefined) found[key] = value!;
    at += length;
  }
  return found;
}
