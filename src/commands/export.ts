import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { RoadmapError, usageError } from '../errors.js';
import type { Context } from '../context.js';
import { exportJson } from '../report/json.js';
import { markdownReport } from '../report/markdown.js';
import { reportOf } from '../report/report.js';

export interface ExportOptions {
  format: 'markdown' | 'json';
  output: string;
  force: boolean;
}

/** Writes what was learned, to hand to someone or to keep. */
export async function exportReport(context: Context, { format, output, force }: ExportOptions): Promise<void> {
  const { roadmap, body } = await context.content();
  const store = await context.store();
  const report = reportOf(roadmap, body, store.progress, context.now());
  const text = format === 'json' ? exportJson(report, [...(await store.history())]) : markdownReport(report);
  if (output === '-') return context.terminal.print(text.trimEnd());
  write(resolve(context.cwd, output), text, force);
  context.terminal.note(`Written: ${output}`);
}

function write(path: string, text: string, force: boolean): void {
  try {
    writeFileSync(path, text, { flag: force ? 'w' : 'wx' });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST')
      throw usageError(`${path} exists already.`, 'Name another file, or add --force to replace it.');
    throw new RoadmapError(
      `${path} could not be written: ${message}.`,
      'Name a file in a folder that you may write to.',
    );
  }
}
