import { checkRoadmap } from '../content/check/check.js';
import { LOCK, readLock, writeLock } from '../content/check/places.js';
import type { Fault } from '../content/faults.js';
import { recalled, type Memory } from '../content/remembered.js';
import { RULES } from '../content/rules.js';
import type { Context } from '../context.js';
import { keptText } from '../store/kept-text.js';
import { atEachSave } from '../teaching/at-each-save.js';
import { roadmapFolder } from '../teaching/author-folder.js';
import { tellTranslation } from '../teaching/author-language.js';
import type * as Proof from '../teaching/proof/proof.js';
import { faultLines, foundJson, summaryLines, type Found } from '../teaching/tell-faults.js';

interface CheckOptions {
  run: boolean;
  only?: string;
  track?: string;
  every: boolean;
  lang?: string;
  strict: boolean;
  /** What the roadmap does not hold itself to yet is printed, too. */
  pending: boolean;
  json: boolean;
  watch: boolean;
}

/** Prints what is wrong in a roadmap folder; gives whether it holds what it promises. */
export async function authorCheck(
  context: Context,
  folder: string | undefined,
  options: CheckOptions,
): Promise<boolean> {
  const { terminal, cwd, env, named } = context;
  const root = roadmapFolder(cwd, env, folder ?? named);
  const { lang, strict } = options;
  if (lang !== undefined) return tellTranslation(terminal, root, lang, strict);
  if (options.watch) return atEachSave(root, terminal, 'checked', () => once(context, root, options));
  return once(context, root, options);
}

async function once(
  { terminal, env }: Pick<Context, 'terminal' | 'env'>,
  root: string,
  options: CheckOptions,
): Promise<boolean> {
  // What is run must stand in the files themselves, and a CI server begins anew each time.
  const kept = options.run || env['CI'] ? null : keptText(env, 'checked', root);
  const memory = recalled(kept?.read() ?? '');
  const found = await findFaults(root, options, terminal, memory);
  const { sources, errors, advice } = found;
  const holds = errors.length === 0 && (advice.length === 0 || !(options.strict || sources.roadmap?.value.gates));
  if (options.json) terminal.print(await foundJson(root, holds, found));
  else for (const line of faultLines(found, options.pending || ruleIn(options.only) !== null)) terminal.print(line);
  // Not while one writes: what is saved half-way is no place that answers stand for.
  if (sources.faults.length === 0 && !options.watch) keepPlaces(root, found.lock, { terminal, env });
  if (!options.json) for (const line of summaryLines(found, options.run)) terminal.note(line);
  const told = sources.roadmap && memory.told();
  if (told !== null) kept?.write(told);
  return holds;
}

async function findFaults(
  root: string,
  { run, only, track, every }: CheckOptions,
  terminal: Context['terminal'],
  memory: Memory,
): Promise<Found & { lock: string }> {
  const { sources, faults, pending, lock } = checkRoadmap(root, { memory });
  const rule = ruleIn(only);
  const runs =
    run && sources.faults.length === 0
      ? await proved(sources, {
          only: rule ? null : (only ?? null),
          track: track ?? null,
          every,
          tell: terminal.progress,
        })
      : null;
  await terminal.progress(null);
  const isAsked = (one: Fault) => rule === null || one.rule === rule;
  const all = [...faults, ...(runs?.faults ?? [])].filter(isAsked);
  return {
    ...{ sources, runs, lock, later: pending.filter(isAsked) },
    errors: all.filter(({ severity }) => severity === 'error'),
    advice: all.filter(({ severity }) => severity === 'advice'),
  };
}

/** What runs programs is loaded only where it is asked to. */
async function proved(...what: Parameters<typeof Proof.prove>): ReturnType<typeof Proof.prove> {
  const { prove } = await import('../teaching/proof/proof.js');
  return prove(...what);
}

function ruleIn(only: string | undefined): string | null {
  return only !== undefined && only in RULES ? only : null;
}

/** Adds what is new to the lock; not on a CI server, which would not commit it. */
function keepPlaces(root: string, lock: string, { terminal, env }: Pick<Context, 'terminal' | 'env'>): void {
  const before = readLock(root);
  if (lock.trimEnd() === before.replaceAll('\r\n', '\n').trimEnd()) return;
  if (env['CI']) return terminal.note(`${LOCK} is not up to date: run \`roadmap author check\` and commit it.`);
  try {
    writeLock(root, lock);
    terminal.note(`${before === '' ? 'Written' : 'Updated'}: ${LOCK}. Commit it: it tells when options change places.`);
  } catch (error) {
    terminal.note(`${LOCK} could not be written: ${(error as Error).message}.`);
  }
}
