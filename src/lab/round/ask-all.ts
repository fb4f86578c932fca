import type { CheckResult } from '../../domain/lab/check-result.js';
import { isAskedAlone, type Check } from '../../domain/lab/lab.js';
import type { Project } from '../project.js';
import type { Asked, NoStart, RoundEvent } from './asked.js';
import type { Checked } from './check.js';
import { Places } from './places.js';
import type { Shelf } from './shelf.js';
import { unmet } from './unmet.js';

/**
 * Asks the checks of a round in their order, as far as none disturbs another side by side: those that share the program come
 * one after another, and those with a start of their own beside them. Tells what comes of them in their order.
 */
export async function askAll(shelf: Shelf, asked: Asked, tell: (event: RoundEvent) => void): Promise<void> {
  const places = new Places(asked.inTurn ? 1 : placesFor(asked.project));
  const results = new Map<string, CheckResult>();
  const took = new Map<string, number>();
  const coming = new Map<Check, Promise<Checked | NoStart | null>>();
  let isOver = false;
  let last: Promise<unknown> = Promise.resolve();
  for (const check of checksOf(asked)) {
    const turn = coming.size;
    const needed = [...coming].filter(([{ id }]) => check.needs.includes(id)).map(([, came]) => came);
    const isNext = places.count === 1 || shelf.shares(check);
    const comes = Promise.all(isNext ? [...needed, last] : needed).then(() => ask(check, turn));
    if (isNext) last = comes;
    coming.set(check, comes);
  }
  const settled = Promise.allSettled(coming.values());
  try {
    for (const [check, comes] of coming) {
      const result = await comes;
      if (result === null || asked.signal?.aborted) break;
      if (result.kind === 'no-start') {
        tell(result);
        break;
      }
      tell({ kind: 'checked', check, result, ms: took.get(check.id) ?? 0 });
    }
  } finally {
    isOver = true;
    await settled;
  }

  async function ask(check: Check, turn: number): Promise<Checked | NoStart | null> {
    const result = unmet(check, results, asked) ?? (await askFairly(check, turn));
    if (result?.kind === 'no-start') isOver = true;
    else if (result) results.set(check.id, result);
    return result;
  }

  async function askFairly(check: Check, turn: number): Promise<Checked | NoStart | null> {
    const once = async () => {
      if (isOver || asked.signal?.aborted) return null;
      const began = performance.now();
      const came = await shelf.check(check);
      took.set(check.id, performance.now() - began);
      return came;
    };
    // What fails is most often what has failed before: asked alone, it is told at once.
    const isAlone = isAskedAlone(check) || asked.passedBefore?.includes(check.id) === false;
    const { came, wasAlone } = await places.take(turn, isAlone, once);
    // Beside others, a program may miss what it keeps alone; and a slow moment is nobody's fault.
    const isDoubtful =
      came?.kind === 'unclear' || (!wasAlone && (came?.kind === 'failed' || came?.kind === 'no-start'));
    return isDoubtful ? (await places.take(turn, true, once)).came : came;
  }
}

/** In the order in which they are asked, each once. */
function checksOf({ order, body }: Asked): Check[] {
  return [...new Set(order)].flatMap((id) => body.checks.find((one) => one.id === id) ?? []);
}

const MOST = 3;

/** What is kept elsewhere than in SHELF_DATA is the same for all that is started: no two checks are asked of it at once. */
function placesFor({ commands, env }: Project): number {
  return commands.reset !== undefined || env['DATABASE_URL'] !== undefined ? 1 : MOST;
}
