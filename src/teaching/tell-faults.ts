import { formatFault, sortFaults, type Fault } from '../content/faults.js';
import type { Sources } from '../content/sources.js';
import { counted } from '../domain/standing/spans.js';
import type { Proof } from './proof/proof.js';

/** What was found in a roadmap folder, as far as it was asked for. */
export interface Found {
  sources: Sources;
  errors: Fault[];
  advice: Fault[];
  /** What breaks rules that the roadmap does not hold itself to yet. */
  later: Fault[];
  /** What came of running it, where it was run. */
  runs: Proof | null;
}

/** Each fault, errors last: nearest to where the reader is. */
export function faultLines({ errors, advice, later }: Found, inFull: boolean): string[] {
  return [...(inFull ? sortFaults(later) : []), ...advice, ...errors].map(formatFault);
}

export async function foundJson(folder: string, holds: boolean, { errors, advice, later }: Found): Promise<string> {
  const { jsonLine } = await import('../report/json.js');
  const told = (faults: Fault[]) =>
    faults.map(({ rule, severity, file, line, col, message }) => ({
      ...{ rule, severity, file, line },
      ...{ column: col, message },
    }));
  return jsonLine({
    folder,
    holds,
    faults: told(sortFaults([...errors, ...advice])),
    pending: told(sortFaults(later)),
  });
}

/** What was read and run, how many faults there are, and what was left out. */
export function summaryLines({ sources, errors, advice, later, runs }: Found, run: boolean): string[] {
  const skipped = run && sources.faults.length > 0 ? '; examples are run once there are no errors' : '';
  const ran = runs ? `, ${counted(runs.ran, 'example')} run` : '';
  const tooOld = (what: string, names: string[] | undefined) =>
    names && names.length > 0
      ? [`Not ${what} on this Node (${process.version}), which is too old: ${names.join(', ')}.`]
      : [];
  return [
    `${whatWasRead(sources)}${ran}: ${verdict(errors, advice)}${skipped}`,
    ...(later.length > 0 ? [pendingLine(later)] : []),
    ...tooOld(
      'proved',
      runs?.unproven.map((lab) => `the Node reference of ${lab}`),
    ),
    ...tooOld(
      'run',
      runs?.unrun.map((lesson) => `an example of ${lesson}`),
    ),
  ];
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
