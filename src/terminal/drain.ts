import { Interrupted } from '../errors.js';

const DRAIN_MS = 20;

/** Forgets the keys that were typed while a lesson was printed: they would answer the question after it. */
export async function drain(stdin: NodeJS.ReadStream): Promise<void> {
  let typed = '';
  const collect = (chunk: Buffer | string) => {
    typed += chunk.toString();
  };
  stdin.setRawMode(true);
  stdin.on('data', collect).resume();
  await new Promise((resolve) => setTimeout(resolve, DRAIN_MS));
  stdin.off('data', collect).pause();
  stdin.setRawMode(false);
  if (typed.includes('\u0003')) throw new Interrupted();
}
