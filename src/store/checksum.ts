let crc32: ((bytes: NodeJS.ArrayBufferView | string, before?: number) => number) | null = null;

/** The CRC-32 of bytes, or of bytes that follow others. zlib is loaded when it is first needed: it costs a start 1 ms. */
export function checksum(bytes: NodeJS.ArrayBufferView | string, before = 0): number {
  crc32 ??= process.getBuiltinModule('node:zlib').crc32;
  return crc32(bytes, before);
}
