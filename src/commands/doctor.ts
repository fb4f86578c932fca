import { RoadmapError } from '../errors.js';
import type { Context } from '../context.js';
import type { Content } from '../content/compiled.js';
import { sharers, sharing } from '../content/load.js';
import { orphans } from '../domain/history/orphans.js';
import { counted } from '../domain/standing/spans.js';
import { jsonLine } from '../report/json.js';
import type { CheckpointState } from '../store/checkpoint.js';
import { examine, type Examination, type Problem } from '../store/examine.js';
import { readHere } from '../store/here.js';
import { sweep } from '../store/litter.js';
import { sweepPacks } from '../store/packs/keep.js';
import { packProblems } from '../store/packs/pack-folder.js';
import { cleanForeign } from '../terminal/clean.js';
import { indented, textColumns, width, wrap } from '../terminal/wrap.js';

/** Versions, where things are, what is damaged, and what opening the progress has mended. False: something is damaged. */
export async function doctor(
  context: Context,
  { json, version }: { json: boolean; version: string },
): Promise<boolean> {
  const { content, home, problems: closed } = await opened(context);
  const before = examine(home, context.now());
  const { roadmap } = content ?? {};
  const learned = content ? await opening(context) : { orphans: [], problems: [] };
  const problems = [
    ...closed,
    ...before.problems.filter(({ what }) => !closed.some((one) => one.what === what)),
    // One cause is told once.
    ...(before.problems.some(({ damage }) => damage) ? [] : learned.problems),
    ...packProblems(context.root)
      .map(problemOf)
      .filter(({ what }) => !closed.some((one) => one.what === what)),
    ...(content ? sharingProblems(context, content) : []),
  ];
  const found: Found = {
    roadmap: version,
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    content: content ? `${content.roadmap.id}${content.builtIn ? ' (built in)' : ''}` : 'it cannot be read',
    home,
    device: before.device,
    checkpoint: before.checkpoint,
    files: before.files,
    damaged: before.damaged,
    problems,
    orphans: learned.orphans,
    mended: learned.problems.length > 0 ? [] : mended(before, [...sweep(home), ...sweepPacks(context.root)]),
  };
  const healthy = found.damaged.length === 0 && !problems.some(({ damage }) => damage);
  if (json) context.terminal.print(jsonLine({ ...found }));
  else printFound(context, found, roadmap?.steps.length ?? 0, healthy);
  return healthy;
}

interface Found extends Pick<Examination, 'device' | 'checkpoint' | 'files' | 'damaged' | 'problems'> {
  roadmap: string;
  node: string;
  platform: string;
  content: string;
  home: string;
  orphans: string[];
  mended: string[];
}

/** What opening the progress brings: what the roadmap knows no longer, or why it cannot be opened. */
async function opening(context: Context): Promise<{ orphans: string[]; problems: Problem[] }> {
  const { roadmap } = await context.content();
  try {
    return { orphans: orphans(roadmap, (await context.store()).progress), problems: [] };
  } catch (error) {
    if (!(error instanceof RoadmapError)) throw error;
    return { orphans: [], problems: [problemOf(error)] };
  }
}

/** The roadmap and its progress; where it cannot be opened, why, and whose progress is looked at all the same. */
async function opened(context: Context): Promise<{ content: Content | null; home: string; problems: Problem[] }> {
  try {
    const content = await context.content();
    return { content, home: await context.home(), problems: [] };
  } catch (error) {
    if (!(error instanceof RoadmapError)) throw error;
    // A folder that was named for this run has no home that could be known: that is told as ever.
    const home = areSettingsRead(context.root) ? await context.home() : context.root;
    return { content: null, home, problems: [problemOf(error)] };
  }
}

/** Whether the settings of this machine, which say what roadmap is used, can be read. */
function areSettingsRead(root: string): boolean {
  try {
    readHere(root);
    return true;
  } catch (error) {
    if (!(error instanceof RoadmapError)) throw error;
    return false;
  }
}

function problemOf(error: RoadmapError): Problem {
  return { what: error.message.replace(/\.$/, ''), try: error.hint, damage: true };
}

function sharingProblems({ root }: Context, { roadmap, folder }: Content): Problem[] {
  if (folder === null) return [];
  return sharers(root, roadmap, folder).map((other) => {
    const [what, way] = sharing(roadmap, other);
    return { what, try: way, damage: false };
  });
}

function mended({ checkpoint, changed }: Examination, swept: string[]): string[] {
  return [
    ...(REBUILT.includes(checkpoint) ? ['progress.json was built again from the history'] : []),
    ...changed.map((file) => `history/${file} was not what had been counted of it; it was counted again`),
    ...swept.map((path) => `${path} was left by a run that was killed; it was deleted`),
  ];
}

function printFound({ terminal }: Context, found: Found, steps: number, healthy: boolean): void {
  // A line each where a program reads them.
  const tell = (text: string, by = 0) =>
    terminal.print(indented(terminal.attended ? wrap(text, textColumns(terminal) - by, 2) : text, by));
  const row = (name: string, text: string) =>
    tell(
      `${terminal.plain ? `${name}: ` : `${name}${' '.repeat(Math.max(1, 12 - width(name)))}`}${cleanForeign(text)}`,
    );
  row('roadmap', found.roadmap);
  row('node', `${found.node} on ${found.platform}`);
  row('content', steps === 0 ? found.content : `${found.content}, ${counted(steps, 'step')}`);
  row('progress', found.home);
  row('checkpoint', found.checkpoint);
  for (const { file, events, bytes } of found.files)
    row('history', `${file}: ${counted(events, 'event')}, ${counted(bytes, 'byte')}`);
  for (const { file, line } of found.damaged)
    tell(`damaged: history/${cleanForeign(file)}:${line} is not an event; it is skipped, and kept as it is`);
  if (found.damaged.length > 0) tell(BROUGHT_BACK, 2);
  for (const { what, try: way, damage } of found.problems) {
    tell(`${damage ? 'damaged' : 'odd'}: ${cleanForeign(what)}`);
    tell(cleanForeign(way), 2);
  }
  for (const id of found.orphans) tell(`orphan: ${id} is in your history, but no longer in the roadmap; it is kept`);
  for (const line of found.mended) tell(`mended: ${cleanForeign(line)}`);
  tell(healthy ? (found.problems.length > 0 ? ODD : WELL) : DAMAGED);
}

const REBUILT: CheckpointState[] = ['older', 'newer', 'damaged'];
const BROUGHT_BACK =
  'Type `roadmap sync`, or `roadmap import BACKUP`, if a line is whole elsewhere; else nothing is to be done.';
const WELL = 'All is well.';
const ODD = 'Nothing is damaged.';
const DAMAGED = 'Everything that could be read is in use; what is damaged above is not.';
