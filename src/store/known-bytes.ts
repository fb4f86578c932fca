/** Bytes, and the same seen four at a time. */
export interface Bytes {
  all: Buffer;
  words: DataView;
}

export function bytesOf(all: Buffer): Bytes {
  return { all, words: new DataView(all.buffer, all.byteOffset, all.length) };
}

/**
 * Reads pieces of bytes, each that is known already without a look into it: as a `Map` by their texts would, but to make a text
 * of each takes longer than all the rest. What comes after `MOST_KEPT` others is read each time.
 */
export function knownBytes<T>(read: (text: string) => T): (bytes: Bytes, from: number, to: number) => T {
  const slots = new Int32Array(SLOTS);
  const hashes = new Int32Array(MOST_KEPT);
  const starts = new Int32Array(MOST_KEPT + 1);
  const found: T[] = [];
  let kept = bytesOf(Buffer.alloc(FIRST_ROOM));

  /** Gives its place a number, where there is room for it. */
  function keep({ all }: Bytes, from: number, to: number, hash: number, slot: number, value: T): void {
    const [number, start] = [found.length, starts[found.length]!];
    const end = start + to - from;
    if (end > kept.all.length) {
      const wider = Buffer.alloc(kept.all.length * 2);
      kept.all.copy(wider);
      kept = bytesOf(wider);
    }
    all.copy(kept.all, start, from, to);
    found.push(value);
    hashes[number] = hash;
    starts[number + 1] = end;
    slots[slot] = number + 1;
  }

  return (bytes, from, to) => {
    const { words } = bytes;
    const length = to - from;
    if (length > LONGEST_KEPT) return read(bytes.all.toString('utf8', from, to));
    const hash = hashOf(words, from, to);
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const slot = (hash + tries) & (SLOTS - 1);
      const number = slots[slot]! - 1;
      if (number === -1) {
        const value = read(bytes.all.toString('utf8', from, to));
        if (found.length < MOST_KEPT) keep(bytes, from, to, hash, slot, value);
        return value;
      }
      const start = starts[number]!;
      if (hashes[number] !== hash || starts[number + 1]! - start !== length) continue;
      if (isSame(kept.words, start, words, from, length)) return found[number]!;
    }
    return read(bytes.all.toString('utf8', from, to));
  };
}

const MOST_KEPT = 20_000;
const LONGEST_KEPT = 400;
const FIRST_ROOM = 65_536;
/** Three times as many as are kept, so that few share one; whoever makes them share one costs no more than a few looks. */
const [SLOTS, MOST_TRIES] = [65_536, 16];

/** In two strands, since each step of one has to wait for the step before. */
function hashOf(words: DataView, from: number, to: number): number {
  let [one, other, at] = [to - from, 0, from];
  for (; at + 8 <= to; at += 8) {
    one = (Math.imul(one, 31) + words.getInt32(at, true)) | 0;
    other = (Math.imul(other, 33) + words.getInt32(at + 4, true)) | 0;
  }
  for (; at < to; at++) one = (Math.imul(one, 31) + words.getUint8(at)) | 0;
  return mixed(one ^ other);
}

/** By the multipliers of MurmurHash 3: what stands above comes down, where slots are told apart. */
function mixed(hash: number): number {
  const half = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return half ^ (half >>> 13);
}

export function isSame(one: DataView, at: number, other: DataView, from: number, length: number): boolean {
  let done = 0;
  for (; done + 4 <= length; done += 4)
    if (one.getInt32(at + done, true) !== other.getInt32(from + done, true)) return false;
  for (; done < length; done++) if (one.getUint8(at + done) !== other.getUint8(from + done)) return false;
  return true;
}
