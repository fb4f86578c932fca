import { randomBytes } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import type { CheckResult } from '../../domain/lab/check-result.js';
import { inScratch } from '../scratch.js';
import type { Asked, RoundEvent } from './asked.js';
import { Shelf } from './shelf.js';

/** Asks the checks of a lab of a learner's program, one after another. Whatever happens, nothing is left running. */
export function round(asked: Asked, tell: (event: RoundEvent) => void): Promise<void> {
  return inScratch(({ work }) => roundIn(work, asked, tell));
}

async function roundIn(folder: string, asked: Asked, tell: (event: RoundEvent) => void): Promise<void> {
  const { run = letters(), earlier = { labs: [], accounts: null } } = asked;
  // Each request of many at once listens.
  if (asked.signal) setMaxListeners(0, asked.signal);
  const trials = { ...earlier, seed: run, round, known: { tests: null }, tell };
  const shelf = new Shelf(folder, asked, run, trials, tell);
  const results = new Map<string, CheckResult>();
  try {
    if (!(await shelf.build())) return;
    for (const id of asked.order) {
      const check = asked.body.checks.find((one) => one.id === id);
      if (!check || results.has(id)) continue;
      if (asked.signal?.aborted) break;
      const result = await shelf.check(check, results);
      if (result === null) break;
      results.set(id, result);
      tell({ kind: 'checked', check, result });
    }
  } finally {
    tell({ kind: 'ended', ...(await shelf.close()) });
  }
}

function letters(): string {
  return randomBytes(3)
    .toString('hex')
    .replace(/\d/g, (digit) => 'ghijklmnop'[Number(digit)]!);
}
