import { randomBytes } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { inScratch } from '../scratch.js';
import { askAll } from './ask-all.js';
import type { Asked, RoundEvent } from './asked.js';
import { Shelf } from './shelf.js';

/** Asks the checks of a lab of a learner's program. Whatever happens, nothing is left running. */
export function round(asked: Asked, tell: (event: RoundEvent) => void): Promise<void> {
  return inScratch(({ work }) => roundIn(work, asked, tell));
}

async function roundIn(folder: string, asked: Asked, tell: (event: RoundEvent) => void): Promise<void> {
  const { run = letters(), earlier = { labs: [], accounts: null } } = asked;
  // Each request of many at once listens.
  if (asked.signal) setMaxListeners(0, asked.signal);
  const trials = { ...earlier, seed: run, round, known: { tests: null }, faults: asked.faults, tell };
  const shelf = new Shelf(folder, asked, run, trials, tell);
  try {
    if (await shelf.build()) await askAll(shelf, asked, tell);
  } finally {
    tell({ kind: 'ended', ...(await shelf.close()) });
  }
}

function letters(): string {
  return randomBytes(3)
    .toString('hex')
    .replace(/\d/g, (digit) => 'ghijklmnop'[Number(digit)]!);
}
