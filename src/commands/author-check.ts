import { checkRoadmap } from '../content/check/check.js';
import { LOCK, lockOf, readLock, writeLock } from '../content/check/places.js';
import { runExamples } from '../content/check/run.js';
import type { Sources } from '../content/compile.js';
import { formatFault } from '../content/faults.js';
import type { Context } from '../context.js';
import { roadmapFolder } from '../teaching/author-folder.js';

/** Prints every fault of a roadmap folder; gives whether there were none. */
export async function authorCheck(
  { terminal, cwd, env }: Context,
  folder: string | undefined,
  { run }: { run: boolean },
): Promise<boolean> {
  const root = roadmapFolder(cwd, env, folder);
  const { sources, faults } = checkRoadmap(root);
  const runs = run && sources.faults.length === 0 ? await runExamples(sources) : null;
  const all = [...faults, ...(runs?.faults ?? [])];
  for (const fault of all) terminal.print(formatFault(fault));
  if (sources.faults.length === 0) keepPlaces(root, sources, { terminal, env });
  const lessons = sources.steps.reduce((sum, step) => sum + step.lessons.length, 0);
  const questions = sources.steps.reduce((sum, step) => sum + step.quiz.value.length, 0);
  const ran = runs ? `, ${runs.ran} examples run` : '';
  terminal.note(
    `${sources.steps.length} steps, ${lessons} lessons, ${questions} questions${ran}: ${all.length === 0 ? 'no faults' : `${all.length} ${all.length === 1 ? 'fault' : 'faults'}`}`,
  );
  return all.length === 0;
}

/** Adds what is new to the lock; not on a CI server, which would not commit it. */
function keepPlaces(root: string, sources: Sources, { terminal, env }: Pick<Context, 'terminal' | 'env'>): void {
  const before = readLock(root);
  const lock = lockOf(sources, before);
  if (lock.trimEnd() === before.replaceAll('\r\n', '\n').trimEnd()) return;
  if (env['CI']) return terminal.note(`${LOCK} is not up to date: run \`roadmap author check\` and commit it.`);
  try {
    writeLock(root, lock);
    terminal.note(`${before === '' ? 'Written' : 'Updated'}: ${LOCK}. Commit it: it tells when options change places.`);
  } catch (error) {
    terminal.note(`${LOCK} could not be written: ${(error as Error).message}.`);
  }
}
