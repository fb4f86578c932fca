import type { Context } from '../context.js';
import type { Lab } from '../domain/lab/lab.js';
import { RoadmapError } from '../errors.js';
import type { RoundEvent } from '../lab/round/asked.js';
import { openProject, type Project } from '../lab/project.js';
import { changesIn } from '../lab/watch.js';
import { checkLab, earlierLabs, type Rounded } from '../teaching/lab/check-lab.js';
import { agreeToRun, refuseRealDatabase } from '../teaching/lab/consent.js';
import { ownFolder } from '../teaching/lab/own-folder.js';
import { pickLab } from '../teaching/lab/pick-lab.js';
import { roundTexts, roundJson } from '../teaching/lab/tell-round.js';
import { onInterrupt, throwIfInterrupted } from '../interruption.js';

interface Options {
  only?: string[];
  all: boolean;
  watch: boolean;
  verbose: boolean;
  yes: boolean;
  json: boolean;
}

/** Tries the learner's own program; gives whether every check that was asked has passed. */
export async function labCheck(context: Context, wanted: string | undefined, options: Options): Promise<boolean> {
  const { lab } = await pickLab(context, wanted);
  const project = await ownFolder(context, lab);
  refuseRealDatabase(project);
  const unknown = options.only?.find((id) => !lab.checks.some((check) => check.id === id));
  if (unknown !== undefined)
    throw new RoadmapError(
      `"${lab.title}" has no check "${unknown}".`,
      `Its checks: ${lab.checks.map(({ id }) => id).join(', ')}.`,
      2,
    );
  const labs = options.all ? [lab, ...(await earlierLabs(context, lab))] : [lab];
  const { lab: bodyOf } = await context.content();
  for (const one of labs) await agreeToRun(context, one, bodyOf(one.id), project, options.yes);
  if (options.watch) return keepChecking(context, lab, project, options);
  const rounds: Rounded[] = [];
  // What is built once is not built again for each lab.
  let isBuilt = false;
  for (const one of labs) {
    const order = one === lab ? (options.only ?? null) : null;
    const rounded = await oneRound(context, one, project, order, { ...options, isBuilt });
    isBuilt ||= one.app === 'started' && rounded.problem?.kind !== 'built';
    rounds.push(rounded);
  }
  if (options.json) context.terminal.print(await roundJson(rounds, project));
  return rounds.every(({ green }) => green);
}

async function oneRound(
  context: Context,
  lab: Lab,
  project: Project,
  order: string[] | null,
  { verbose, json, watch, all, isBuilt = false }: Options & { isBuilt?: boolean },
): Promise<Rounded> {
  const texts = await roundTexts(context, lab, project, verbose);
  const say = (text: string) => (json || text === '' ? undefined : context.terminal.print(text));
  say(texts.heading);
  // One after the other: a line that says what is done is gone before another is printed.
  let telling = Promise.resolve();
  const tell = (event: RoundEvent) => {
    if (event.kind === 'working') telling = telling.then(() => context.terminal.progress(event.text));
    else if (event.kind === 'tried') telling = telling.then(() => context.terminal.progress(null));
    if (event.kind !== 'working') telling = telling.then(() => say(texts.of(event)));
    telling.catch(() => undefined); // An interruption: whoever waits for the round gets it.
  };
  const rounded = await checkLab(context, { lab, project, order, slow: !watch && !all, isBuilt, tell });
  await telling;
  say(texts.end(rounded));
  return rounded;
}

/** Checks again at each change, what failed before first, until it is told to stop. */
async function keepChecking(context: Context, lab: Lab, project: Project, options: Options): Promise<boolean> {
  const { terminal } = context;
  let order = options.only ?? lab.checks.map(({ id }) => id);
  const stop = new AbortController();
  onInterrupt(() => stop.abort());
  const changes = changesIn(project.folder, stop.signal);
  const { lab: bodyOf } = await context.content();
  try {
    for (;;) {
      // Its shelf.yaml may have changed, too: what it runs now is agreed to as at first.
      const current = openProject(project.folder);
      await agreeToRun(context, lab, bodyOf(lab.id), current, options.yes);
      const rounded = await oneRound(context, lab, current, order, options);
      const failed = rounded.results.filter(({ result }) => result.kind === 'failed').map(({ check }) => check.id);
      order = [...failed, ...(options.only ?? lab.checks.map(({ id }) => id)).filter((id) => !failed.includes(id))];
      terminal.say(`Watching ${project.folder}: it is checked again when a file is saved. Ctrl-C stops.`);
      await changes.next();
      throwIfInterrupted();
      terminal.freshScreen();
    }
  } finally {
    stop.abort(); // Or the watch keeps the program alive.
  }
}
