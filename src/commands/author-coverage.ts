import type { Context } from '../context.js';
import { coverageOf, type TopicCoverage } from '../content/check/coverage.js';
import { readSources } from '../content/compile.js';
import { formatFault } from '../content/faults.js';
import { counted } from '../domain/standing/spans.js';
import { roadmapFolder } from '../teaching/author-folder.js';
import { padded, truncated } from '../terminal/wrap.js';

/** Prints each topic of each step with its lessons, its questions, and how many of those are answered with code; gives whether every topic is taught and asked at least twice. */
export async function authorCoverage(
  { terminal, cwd, env }: Pick<Context, 'terminal' | 'cwd' | 'env'>,
  folder: string | undefined,
): Promise<boolean> {
  const sources = readSources(roadmapFolder(cwd, env, folder));
  if (sources.faults.length > 0) {
    for (const fault of sources.faults) terminal.print(formatFault(fault));
    return false;
  }
  const rows = sources.steps.flatMap(coverageOf);
  const room = Math.max(20, Math.min(terminal.columns, 110) - 48);
  terminal.print(`${padded('step', 22)}${padded('topic', room)} lessons questions   write`);
  for (const row of rows) terminal.print(line(row, room));
  const thin = rows.filter((row) => !isCovered(row));
  terminal.print(
    `${counted(rows.length, 'topic')}, ${thin.length === 0 ? 'all taught and asked at least twice' : `${thin.length} not taught or asked less than twice`}`,
  );
  return await Promise.resolve(thin.length === 0);
}

function line(row: TopicCoverage, room: number): string {
  const counts = `${String(row.lessons).padStart(7)} ${String(row.questions).padStart(9)} ${String(row.written).padStart(7)}`;
  return `${padded(row.step, 22)}${padded(truncated(row.topic, room - 1, '...'), room)} ${counts}${isCovered(row) ? '' : '  <- thin'}`;
}

function isCovered({ lessons, questions }: TopicCoverage): boolean {
  return lessons >= 1 && questions >= 2;
}
