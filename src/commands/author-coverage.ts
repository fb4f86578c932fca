import type { Context } from '../context.js';
import { coverageOf, sizesOf, type TopicCoverage } from '../content/check/coverage.js';
import { readSources } from '../content/compile.js';
import { formatFault } from '../content/faults.js';
import type { Sources } from '../content/sources.js';
import { counted } from '../domain/standing/spans.js';
import { roadmapFolder } from '../teaching/author-folder.js';
import { padded, truncated } from '../terminal/wrap.js';

/** Prints what each step has, then each topic with its lessons, its questions, and those answered with code; gives whether every topic is taught and asked at least twice. */
export async function authorCoverage(
  { terminal, cwd, env, named }: Pick<Context, 'terminal' | 'cwd' | 'env' | 'named'>,
  folder: string | undefined,
): Promise<boolean> {
  const sources = readSources(roadmapFolder(cwd, env, folder ?? named));
  if (sources.faults.length > 0) {
    for (const fault of sources.faults) terminal.print(formatFault(fault));
    return false;
  }
  printSteps(sources, terminal);
  const rows = sources.steps.flatMap(coverageOf);
  const room = Math.max(20, Math.min(terminal.columns, 110) - 48);
  if (!terminal.plain) terminal.print(`${padded('step', 22)}${padded('topic', room)} lessons questions   write`);
  for (const row of rows) terminal.print(terminal.plain ? sentence(row) : line(row, room));
  const thin = rows.filter((row) => !isCovered(row));
  terminal.print(
    `${counted(rows.length, 'topic')}, ${thin.length === 0 ? 'all taught and asked at least twice' : `${thin.length} not taught or asked less than twice`}`,
  );
  return await Promise.resolve(thin.length === 0);
}

/** A row a step; where there are several tracks, the counts of each, in the order of roadmap.yaml. */
function printSteps({ roadmap, steps }: Sources, terminal: Pick<Context['terminal'], 'print' | 'plain'>): void {
  const tracks = roadmap!.value.tracks.map(({ id }) => id);
  const rows = steps.map((step) => sizesOf(step, tracks));
  const cells = rows.map(({ step, lessons, words, questions, written, diagrams }) => [
    step,
    ...[lessons, words, questions, written].map((counts) => counts.join('/')),
    String(diagrams),
  ]);
  const table = [['step', 'lessons', 'words', 'questions', 'write', 'diagrams'], ...cells];
  if (terminal.plain) return printSentences(table, tracks, terminal);
  const widths = table[0]!.map((_cell, column) => Math.max(...table.map((row) => row[column]!.length)));
  for (const [first, ...rest] of table)
    terminal.print(
      [padded(first!, widths[0]!), ...rest.map((cell, column) => cell.padStart(widths[column + 1]!))].join('  '),
    );
  terminal.print(tracks.length > 1 ? `Counts of ${tracks.join('/')}.\n` : '');
}

function printSentences(
  [names, ...rows]: string[][],
  tracks: string[],
  terminal: Pick<Context['terminal'], 'print'>,
): void {
  for (const [step, ...cells] of rows)
    terminal.print(
      `Step ${step!}: ${cells.map((cell, index) => `${names![index + 1]!} ${cell.replaceAll('/', ' and ')}`).join(', ')}.`,
    );
  terminal.print(tracks.length > 1 ? `Counts of ${tracks.join(' and ')}.\n` : '');
}

function sentence(row: TopicCoverage): string {
  const counts = [counted(row.lessons, 'lesson'), counted(row.questions, 'question'), `${row.written} to write`];
  return `Step ${row.step}, ${row.topic}: ${counts.join(', ')}${isCovered(row) ? '' : ', which is thin'}.`;
}

function line(row: TopicCoverage, room: number): string {
  const counts = `${String(row.lessons).padStart(7)} ${String(row.questions).padStart(9)} ${String(row.written).padStart(7)}`;
  return `${padded(row.step, 22)}${padded(truncated(row.topic, room - 1, '...'), room)} ${counts}${isCovered(row) ? '' : '  <- thin'}`;
}

function isCovered({ lessons, questions }: TopicCoverage): boolean {
  return lessons >= 1 && questions >= 2;
}
