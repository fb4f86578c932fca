import { gzipSync } from 'node:zlib';

export interface Packed {
  name: string;
  content?: string;
  /** As ustar has it: `0` a file, `2` a link, `3` a device. */
  type?: string;
  target?: string;
}

/** A package as npm packs it, with whatever stands in the heads of its entries. */
export function packed(...entries: Packed[]): Buffer {
  return gzipSync(Buffer.concat([...entries.flatMap(blocksOf), Buffer.alloc(1024)]));
}

function blocksOf({ name, content = '', type = '0', target = '' }: Packed): Buffer[] {
  const head = Buffer.alloc(512);
  const body = Buffer.from(content);
  head.write(name, 0, 100);
  head.write('0000644\0', 100);
  head.write(`${body.length.toString(8).padStart(11, '0')}\0`, 124);
  head.write(' '.repeat(8), 148);
  head.write(type, 156);
  head.write(target, 157, 100);
  head.write('ustar\x0000', 257);
  const sum = head.reduce((all, byte) => all + byte, 0);
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return [head, body, Buffer.alloc((512 - (body.length % 512)) % 512)];
}
