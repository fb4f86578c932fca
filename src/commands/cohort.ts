import { resolve } from 'node:path';
import type { Context } from '../context.js';
import { addHandIn } from '../domain/cohort/add.js';
import { assignmentIn } from '../domain/cohort/assignment.js';
import { cohortOf } from '../domain/cohort/cohort.js';
import { startTally } from '../domain/cohort/tally.js';
import { RoadmapError } from '../errors.js';
import { whyUnread } from '../store/disk-errors.js';
import { findHandIns, handInsOf, type Class, type Wanted } from '../store/hand-ins.js';
import { errnoOf } from '../store/plain-file.js';
import { takenFile, writeTo } from '../teaching/file-out.js';
import { cleanForeign } from '../terminal/clean.js';
import { cohortText, remarksText } from '../terminal/cohort-view.js';
import { page } from '../terminal/pager.js';

export interface CohortOptions {
  assignment?: string;
  csv?: string;
  html?: string;
  json: boolean;
  force: boolean;
}

/** What a class amounts to, from a folder with the files of `roadmap share`. */
export async function cohort(context: Context, folder: string, options: CohortOptions): Promise<void> {
  const { terminal } = context;
  const { roadmap, hash } = await context.content();
  const assignment = options.assignment === undefined ? null : assignmentIn(options.assignment, roadmap);
  const csv = await targetOf(context, options.csv, options.force);
  const html = await targetOf(context, options.html, options.force);
  const tell = (text: string | null) => terminal.progress(text);
  const wanted = { roadmap: roadmap.id, content: hash };
  const found = await opened(resolve(context.cwd, folder), folder, wanted, tell);
  const tally = startTally(roadmap, assignment);
  for await (const handIn of handInsOf(found, tell)) addHandIn(tally, handIn);
  await tell(null);
  const counted = cohortOf(tally, context.now().toISOString().slice(0, 10));
  const { remarks } = found;
  if (options.json) {
    const { jsonPieces } = await import('../report/json-pieces.js');
    const { cohortJson } = await import('../report/cohort-json.js');
    const body = { roadmap: roadmap.id, ...cohortJson(counted, assignment), remarks: remarks.values() };
    terminal.printPieces(jsonPieces(body));
  } else {
    if (remarks.length > 0) terminal.note(remarksText(remarks, terminal));
    if (!csv && !html) await page(cohortText(counted, assignment, terminal), terminal, context.env);
  }
  if (csv) {
    const { cohortCsv } = await import('../report/cohort-csv.js');
    write(context, csv, cohortCsv(counted, assignment?.steps.length ?? null));
  }
  if (html) {
    const { htmlCohort } = await import('../report/html-cohort.js');
    write(context, html, htmlCohort(roadmap.title, counted, assignment));
  }
}

interface Target {
  named: string;
  /** Null for standard output. */
  path: string | null;
}

/** Where something is to be written, looked at before any work is done; null where nothing is. */
async function targetOf(context: Context, named: string | undefined, force: boolean): Promise<Target | null> {
  if (named === undefined) return null;
  return { named, path: named === '-' ? null : await takenFile(context, named, force) };
}

function write({ terminal }: Context, { named, path }: Target, text: string): void {
  if (path === null) return terminal.write(text);
  writeTo(path, text);
  terminal.note(`Written: ${cleanForeign(named)}`);
}

async function opened(
  path: string,
  named: string,
  wanted: Wanted,
  tell: (text: string) => Promise<void>,
): Promise<Class> {
  try {
    return await findHandIns(path, wanted, tell);
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    throw new RoadmapError(`The folder ${named} cannot be read: ${whyUnread(error)}.`, HINT);
  }
}

const HINT = 'Name the folder into which your learners have put the files of `roadmap share`.';
