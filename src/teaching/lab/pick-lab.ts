import type { Teaching } from '../../context.js';
import type { Lab } from '../../domain/lab/lab.js';
import type { Progress } from '../../domain/history/progress.js';
import type { Roadmap, Step } from '../../domain/road/roadmap.js';
import { labInWork, labToOffer } from '../../domain/standing/next-lab.js';
import { nextTask } from '../../domain/standing/next.js';
import { RoadmapError, usageError } from '../../errors.js';
import { readLabState } from '../../store/lab-state.js';
import { pickStep } from '../pick.js';
import { rungAt } from './own-folder.js';

export interface Picked {
  roadmap: Roadmap;
  step: Step;
  lab: Lab;
}

type Where = Pick<Teaching, 'content' | 'store' | 'cwd' | 'home'>;

/** The lab that the learner named, by its id or its step; without a name, the one that they are at. */
export async function pickLab(context: Where, wanted?: string): Promise<Picked> {
  const { roadmap } = await context.content();
  const { progress } = await context.store();
  const all = labsOf(roadmap);
  if (all.length === 0) throw new RoadmapError('This roadmap has no labs.', '`roadmap next` goes on with its lessons.');
  const name = wanted ?? rungAt(context.cwd, readLabState(await context.home()));
  const named = all.find(({ lab }) => lab.id === name);
  if (named) return { roadmap, ...named };
  if (wanted === undefined) return { roadmap, ...currentLab(roadmap, all, progress) };
  const step = pickStep(roadmap, wanted);
  const ofStep = all.filter((one) => one.step === step);
  if (ofStep.length === 0) {
    const numbers = [...new Set(all.map((one) => one.step.number))].join(', ');
    throw usageError(`Step ${step.number} has no lab.`, `Steps with a lab: ${numbers}.`);
  }
  return { roadmap, ...(ofStep.find(({ lab }) => !progress.labs[lab.id]?.passedAt) ?? ofStep[0]!) };
}

/** What names a lab in a command: nothing where it is the one that a command without a name means. */
export async function nameOf(context: Where, { id, isRung }: Lab): Promise<string> {
  return !isRung && (await pickLab(context)).lab.id === id ? '' : ` ${id}`;
}

interface Placed {
  step: Step;
  lab: Lab;
}

/** Every lab of the road, in its order. */
export function labsOf(roadmap: Roadmap): Placed[] {
  return roadmap.steps.flatMap((step) => step.labs.map((lab) => ({ step, lab })));
}

/** The labs on whose program this one builds, in the order of the road; a rung has a program of its own. */
export function labsBefore(roadmap: Roadmap, lab: Lab): Lab[] {
  const all = labsOf(roadmap).map((one) => one.lab);
  if (lab.isRung) return [];
  return all
    .slice(
      0,
      all.findIndex(({ id }) => id === lab.id),
    )
    .filter(({ isRung }) => !isRung);
}

/**
 * Of the labs of the road's own program, the one that was worked on last and is not green, else the one that `next` offers, else that of the step where the
 * learner is, or the last before it.
 */
function currentLab(roadmap: Roadmap, placedLabs: Placed[], progress: Progress): Placed {
  const road = placedLabs.filter(({ lab }) => !lab.isRung);
  const all = road.length > 0 ? road : placedLabs;
  const told = labInWork(roadmap, progress)?.lab ?? labToOffer(roadmap, progress);
  const placed = all.find(({ lab }) => lab === told);
  if (placed) return placed;
  const task = nextTask(roadmap, progress);
  const here = task.kind === 'done' ? roadmap.steps.length : task.step.number;
  const left = all.filter(({ lab }) => !progress.labs[lab.id]?.passedAt);
  return (
    left.find(({ step }) => step.number === here) ??
    left.findLast(({ step }) => step.number < here) ??
    left[0] ??
    all.at(-1)!
  );
}

/** Whether requests are sent by somebody: from the lab on that gives people accounts, once it was begun. */
export function hasAccounts(roadmap: Roadmap, lab: Lab, from: string | undefined, progress: Progress): boolean {
  if (from === undefined || lab.isRung) return false;
  const ids = labsOf(roadmap).map((one) => one.lab.id);
  return ids.indexOf(lab.id) >= ids.indexOf(from) || from in progress.labs;
}

/** The place of a lab's step on the road. */
export function numberOf(steps: { id: string; number: number }[], { step }: Lab): number {
  return steps.find(({ id }) => id === step)!.number;
}
