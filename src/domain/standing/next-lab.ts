import type { Progress } from '../history/progress.js';
import type { Lab } from '../lab/lab.js';
import { isNamed, type Roadmap, type Step } from '../road/roadmap.js';
import { isInWork, labStanding, type LabStanding } from './built.js';
import { quizStanding, trackOf } from './standing.js';

/**
 * The lab to offer: of those that were not begun, the one after the step that was answered last, or left. Labs are
 * offered and no more: none is a task of the road.
 */
export function labToOffer(roadmap: Roadmap, progress: Progress): Lab | null {
  const offers = openLabs(roadmap, progress).filter(({ lab }) => !lab.isRung);
  return offers.toSorted((a, b) => b.since - a.since)[0]?.lab ?? null;
}

/**
 * The rung to offer: the first that was not begun and has become possible with the step that was answered last, or left.
 * When the road has gone on, it is offered no more.
 */
export function rungToOffer(roadmap: Roadmap, progress: Progress): Lab | null {
  const newest = Math.max(...roadmap.steps.map((step) => settledAt(step, roadmap, progress) ?? 0));
  return openLabs(roadmap, progress).find(({ lab, since }) => lab.isRung && since === newest)?.lab ?? null;
}

/** Labs that were not begun and whose steps are all answered or left, with the time of the last of these. */
function openLabs(roadmap: Roadmap, progress: Progress): { lab: Lab; since: number }[] {
  const { steps } = roadmap;
  return steps
    .flatMap(({ labs }) => labs)
    .flatMap((lab) => {
      const times = lab.offeredAfter.map((id) => {
        const after = steps.find((step) => isNamed(step, id));
        return after ? settledAt(after, roadmap, progress) : null;
      });
      if (times.includes(null) || labStanding(lab, progress).begunAt !== null) return [];
      return [{ lab, since: Math.max(...times.map(Number)) }];
    });
}

/** When a step was answered, or left; null while it is open. */
function settledAt(step: Step, roadmap: Roadmap, progress: Progress): number | null {
  const { passedAt, deferredAt } = quizStanding(step, progress, trackOf(roadmap, progress));
  const since = passedAt ?? deferredAt;
  return since === null ? null : Date.parse(since);
}

/** The lab that was worked on last, of those that were begun and are not green. */
export function labInWork({ steps }: Roadmap, progress: Progress): LabStanding | null {
  const begun = steps
    .flatMap(({ labs }) => labs.filter(({ isRung }) => !isRung).map((lab) => labStanding(lab, progress)))
    .filter(isInWork);
  const when = ({ last }: LabStanding) => Date.parse(last!.at);
  return begun.toSorted((a, b) => when(b) - when(a))[0] ?? null;
}
