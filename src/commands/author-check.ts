import { checkRoadmap } from '../content/check/check.js';
import { runExamples } from '../content/check/run.js';
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
  const runs = run && sources.faults.length === 0 ? await runExamples(sources, terminal.progress) : null;
  await terminal.progress(null);
  const all = [...faults, ...(runs?.faults ?? [])];
  for (const fault of all) terminal.print(formatFault(fault));
  const lessons = sources.steps.reduce((sum, step) => sum + step.lessons.length, 0);
  const questions = sources.steps.reduce((sum, step) => sum + step.quiz.value.length, 0);
  const ran = runs ? `, ${runs.ran} examples run` : '';
  terminal.note(
    `${sources.steps.length} steps, ${lessons} lessons, ${questions} questions${ran}: ${all.length === 0 ? 'no faults' : `${all.length} ${all.length === 1 ? 'fault' : 'faults'}`}`,
  );
  return all.length === 0;
}
