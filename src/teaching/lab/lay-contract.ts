import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Contract } from '../../domain/lab/contract.js';
import { RoadmapError } from '../../errors.js';
import { contractText } from '../../report/contract.js';
import { layDown } from './lay-down.js';

export const CONTRACT_FILE = 'SHELF.md';

/**
 * Brings SHELF.md up to a step where it is still as the lab of an earlier step has laid it down. One that its owner has
 * changed, or that holds up to a later step, stays as it is.
 */
export function layContract(root: string, contract: Contract, step: number): 'laid' | 'renewed' | 'left' | 'there' {
  const path = join(root, CONTRACT_FILE);
  const text = contractText(contract, step);
  if (!existsSync(path)) return layDown(root, { [CONTRACT_FILE]: text }).length > 0 ? 'laid' : 'left';
  try {
    const found = readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
    if (found === text) return 'there';
    const said = Number(/^# .* (\d+)$/m.exec(found)?.[1] ?? Infinity);
    if (said > step || found !== contractText(contract, said)) return 'left';
    writeFileSync(path, text);
    return 'renewed';
  } catch (error) {
    throw new RoadmapError(
      `${path} cannot be brought up to date: ${(error as Error).message}.`,
      'Make it a file that you may write, and try again.',
    );
  }
}
