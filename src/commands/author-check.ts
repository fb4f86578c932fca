import { checkRoadmap } from '../content/check/check.js';
import { LOCK, lockOf, readLock, writeLock } from '../content/check/places.js';
import { formatFault, sortFaults, type Fault } from '../content/faults.js';
import { RULES } from '../content/rules.js';
import type { Sources } from '../content/sources.js';
import type { Context } from '../context.js';
import { counted } from '../domain/standing/spans.js';
import { roadmapFolder } from '../teaching/author-folder.js';
import { tellTranslation } from '../teaching/author-language.js';
import { prove } from '../teaching/proof/proof.js';

interface CheckOptions {
  run: boolean;
  only?: string;
  track?: string;
  every: boolean;
  lang?: string;
  strict: boolean;
  /** What the roadmap does not hold itself to yet is printed, too. */
  pending: boolean;
}

/** Prints what is wrong in a roadmap folder, then errors; gives whether it holds what it promises. */
export async function authorCheck(
  { terminal, cwd, env }: Context,
  folder: string | undefined,
  { run, only, track, every, lang, strict, pending: inFull }: CheckOptions,
): Promise<boolean> {
  const root = roadmapFolder(cwd, env, folder);
  if (lang !== undefined) return tellTranslation(terminal, root, lang, strict);
  const { sources, faults, pending } = checkRoadmap(root);
  const rule = only !== undefined && only in RULES ? only : null;
  const runs =
    run && sources.faults.length === 0
      ? await prove(sources, {
          only: rule ? null : (only ?? null),
          track: track ?? null,
          every,
          tell: terminal.progress,
        })
      : null;
  await terminal.progress(null);
  const isAsked = (one: Fault) => rule === null || one.rule === rule;
  const all = [...faults, ...(runs?.faults ?? [])].filter(isAsked);
  const later = pending.filter(isAsked);
  if (inFull || rule !== null) for (const one of sortFaults(later)) terminal.print(formatFault(one));
  const errors = all.filter(({ severity }) => severity === 'error');
  const advice = all.filter(({ severity }) => severity === 'advice');
  // Errors last: nearest to where the reader is.
  for (const fault of [...advice, ...errors]) terminal.print(formatFault(fault));
  if (sources.faults.length === 0) keepPlaces(root, sources, { terminal, env });
  const skipped = run && sources.faults.length > 0 ? '; examples are run once there are no errors' : '';
  terminal.note(
    `${whatWasRead(sources)}${runs ? `, ${counted(runs.ran, 'example')} run` : ''}: ${verdict(errors, advice)}${skipped}`,
  );
  if (later.length > 0) terminal.note(pendingLine(later));
  for (const [what, names] of [
    ['proved', runs?.unproven.map((lab) => `the Node reference of ${lab}`)],
    ['run', runs?.unrun.map((lesson) => `an example of ${lesson}`)],
  ] as const)
    if (names && names.length > 0)
      terminal.note(`Not ${what} on this Node (${process.version}), which is too old: ${names.join(', ')}.`);
  return errors.length === 0 && (advice.length === 0 || !(strict || sources.roadmap?.value.gates));
}

function whatWasRead({ roadmap, steps }: Sources): string {
  if (!roadmap) return 'roadmap.yaml could not be read';
  const lessons = steps.reduce((sum, step) => sum + step.lessons.length, 0);
  const questions = steps.reduce((sum, step) => sum + step.quiz.value.length, 0);
  const unread = roadmap.value.steps.length - steps.length;
  const read = `${counted(roadmap.value.steps.length, 'step')}, ${counted(lessons, 'lesson')}, ${counted(questions, 'question')}`;
  return unread === 0 ? read : `${read}, ${counted(unread, 'step')} of them not readable`;
}

function pendingLine(later: Fault[]): string {
  const rules = [...new Set(later.map(({ rule }) => rule))];
  const counts = rules.map((rule) => `${rule} ${later.filter((one) => one.rule === rule).length}`);
  return `Not held to yet (\`pending\` in roadmap.yaml): ${counts.join(', ')}. \`--pending\` or \`--only RULE\` shows them.`;
}

function verdict(errors: Fault[], advice: Fault[]): string {
  const parts = [
    ...(errors.length > 0 ? [counted(errors.length, 'error')] : []),
    ...(advice.length > 0 ? [`${counted(advice.length, 'piece')} of advice`] : []),
  ];
  return parts.length === 0 ? 'no faults' : parts.join(', ');
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
