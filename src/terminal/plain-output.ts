import { writeSync } from 'node:fs';

/** A pipe takes so much at once, whoever reads it: a program that waits in a write hears no signal. */
const ROOM_BYTES = 4096;

/**
 * An output that is a file or a pipe, without all that makes it a stream of Node, a tenth of a start: for what a script asks, or a
 * prompt. What is more than a pipe surely takes goes to that stream, which `whole` opens.
 */
export function plainOutput(fd: number, whole: () => NodeJS.WriteStream): NodeJS.WriteStream {
  let tell: (error: Error) => void = () => undefined;
  let isBroken = false;
  let room = ROOM_BYTES;
  let stream: NodeJS.WriteStream | null = null;

  /** How many of these bytes are written, or never will be. */
  const writeDirectly = (bytes: Buffer): number => {
    if (isBroken) return bytes.length;
    if (stream || bytes.length > room) return 0;
    try {
      room -= bytes.length;
      return writeSync(fd, bytes);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return 0;
      isBroken = true;
      tell(error as Error);
      return bytes.length;
    }
  };
  const output = {
    isTTY: false,
    write(text: string, done: () => void = () => undefined) {
      const bytes = Buffer.from(text);
      const written = writeDirectly(bytes);
      if (stream === null && written === bytes.length) {
        done();
        return true;
      }
      stream ??= whole().on('error', tell);
      return stream.write(bytes.subarray(written), done);
    },
    on(_error: 'error', listener: typeof tell) {
      tell = listener;
      return output;
    },
  };
  return output as unknown as NodeJS.WriteStream;
}
