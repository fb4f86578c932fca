import type { Teaching } from '../../context.js';
import { isFailure, isGreen, type CheckResult } from '../../domain/lab/check-result.js';
import { accountsIn } from '../../domain/lab/contract.js';
import { isSlow, type Check, type Lab, type LabBody } from '../../domain/lab/lab.js';
import { trackOf } from '../../domain/standing/standing.js';
import { RoadmapError } from '../../errors.js';
import { onInterrupt, throwIfInterrupted } from '../../interruption.js';
import type { Project } from '../../lab/project.js';
import { round } from '../../lab/round/round.js';
import type { RoundEvent } from '../../lab/round/asked.js';
import type { Earlier } from '../../lab/round/asked.js';
import { stateOfGit } from '../../lab/state-of-git.js';
import { readLabState } from '../../store/lab-state.js';
import { stopwatch } from '../stopwatch.js';
import { hasAccounts, labsBefore } from './pick-lab.js';

export interface Rounded {
  lab: Lab;
  results: { check: Check; result: CheckResult & { line?: string | undefined } }[];
  /** The program did not run: nothing was asked. */
  problem: Extract<RoundEvent, { kind: 'no-start' | 'built' }> | null;
  left: number;
  answersStill: number | null;
  /** Checks that were not asked because they take a minute. */
  leftOut: string[];
  green: boolean;
}

interface Wishes {
  lab: Lab;
  project: Project;
  /** The ids of the checks that are asked, in this order; null for all. */
  order: string[] | null;
  /** Whether what takes a minute is asked, too. */
  slow: boolean;
  /** An earlier round has built the program as it is. */
  isBuilt?: boolean;
  tell?: (event: RoundEvent) => void;
  signal?: AbortSignal;
}

/** Asks the checks of a lab once, and keeps what came of it in the history before it is said to be passed. */
export async function checkLab(
  context: Teaching,
  { lab, project, order, slow, isBuilt = false, tell, signal }: Wishes,
): Promise<Rounded> {
  const { roadmap, lab: bodyOf, contract } = await context.content();
  const store = await context.store();
  const body = bodyOf(lab.id);
  if (lab.app === 'started' && project.commands.start === undefined)
    throw new RoadmapError(
      'shelf.yaml does not say how your program is started.',
      `Put a line \`start: node server.js\`, or what starts yours, into ${project.folder}/shelf.yaml.`,
    );
  const agreed = contract();
  const way = agreed && accountsIn(agreed);
  const ms = stopwatch();
  const rounded: Rounded = { lab, results: [], problem: null, left: 0, answersStill: null, leftOut: [], green: false };
  const wanted = order === null ? body.checks.map(({ id }) => id) : withNeeds(body, order);
  const tooSlow = slow ? [] : body.checks.filter(isSlow).map(({ id }) => id);
  rounded.leftOut = wanted.filter((id) => tooSlow.includes(id));
  const stop = new AbortController();
  const forget = onInterrupt(() => stop.abort());
  signal?.addEventListener('abort', () => stop.abort(), { once: true });
  const withAccounts = way && hasAccounts(roadmap, lab, way.lab, store.progress);
  try {
    await round(
      {
        ...{ app: lab.app, body, project, ours: context.env, signal: stop.signal, isBuilt },
        accounts: withAccounts ? way : null,
        order: wanted.filter((id) => !rounded.leftOut.includes(id)),
        earlier: await begunBefore(context, lab, way),
        passedBefore: store.progress.labs[lab.id]?.passed ?? [],
      },
      (event) => {
        if (event.kind === 'checked') rounded.results.push(event);
        if (event.kind === 'no-start' || event.kind === 'built') rounded.problem = event;
        if (event.kind === 'ended') Object.assign(rounded, { left: event.left, answersStill: event.answersStill });
        tell?.(event);
      },
    );
  } finally {
    forget();
  }
  throwIfInterrupted();
  if (stop.signal.aborted) return rounded;
  const counted = rounded.results.filter(({ check }) => !check.note);
  rounded.green = rounded.problem === null && isGreen(counted.map(({ result }) => result));
  const ids = (kind: CheckResult['kind']) =>
    rounded.results.filter(({ check, result }) => result.kind === kind && !check.note).map(({ check }) => check.id);
  const failed = rounded.results.filter(({ check, result }) => isFailure(check, result)).map(({ check }) => check.id);
  const whole = rounded.green && rounded.results.length === body.checks.length;
  const track = trackOf(roadmap, store.progress);
  await store.record(
    {
      ...{ type: 'lab', step: lab.step, lab: lab.id, rev: lab.rev, track, whole },
      ...{ passed: ids('passed'), failed, ms: ms() },
      ...(await stateOfGit(project, context.env)),
      hint: readLabState(await context.home()).hints[lab.id] ?? 0,
    },
    'What the checks have found',
  );
  return rounded;
}

/** What a check needs is asked before it. */
function withNeeds({ checks }: LabBody, order: string[]): string[] {
  const all = new Set<string>();
  const add = (id: string): void => {
    const check = checks.find((one) => one.id === id);
    if (!check || all.has(id)) return;
    check.needs.forEach(add);
    all.add(id);
  };
  order.forEach(add);
  return [...all];
}

/** The labs before this one that were begun, in the order of the road: their checks keep holding. A rung has none. */
export async function earlierLabs(context: Teaching, lab: Lab): Promise<Lab[]> {
  const { roadmap } = await context.content();
  const { labs } = (await context.store()).progress;
  return labsBefore(roadmap, lab).filter(({ id }) => id in labs);
}

/** What a step may ask that tries copies of the program: the checks of labs that were begun. */
async function begunBefore(context: Teaching, lab: Lab, way: ReturnType<typeof accountsIn>): Promise<Earlier> {
  const { lab: bodyOf } = await context.content();
  const labs = (await earlierLabs(context, lab)).filter(({ app }) => app === 'started');
  const hasThem = way !== null && labs.some(({ id }) => id === way.lab);
  return { labs: labs.map(({ id }) => ({ id, ...bodyOf(id) })), accounts: hasThem ? way : null };
}
