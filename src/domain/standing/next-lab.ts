import type { Progress } from '../history/progress.js';
import type { Lab } from '../lab/lab.js';
import { isNamed, type Roadmap } from '../road/roadmap.js';
import { isInWork, labStanding, type LabStanding } from './built.js';
import { quizStanding, trackOf } from './standing.js';

/**
 * The lab to offer: of those that were not begun, the one after the step that was answered last, or left. Labs are
 * offered and no more: none is a task of the road.
 */
export function labToOffer(roadmap: Roadmap, progress: Progress): Lab | null {
  const { steps } = roadmap;
  const track = trackOf(roadmap, progress);
  const offers = steps
    .flatMap(({ labs }) => labs)
    .flatMap((lab) => {
      const after = steps.find((step) => isNamed(step, lab.offeredAfter));
      const { passedAt = null, deferredAt = null } = after ? quizStanding(after, progress, track) : {};
      const since = passedAt ?? deferredAt;
      return since === null || labStanding(lab, progress).begunAt !== null ? [] : [{ lab, since: Date.parse(since) }];
    });
  return offers.toSorted((a, b) => b.since - a.since)[0]?.lab ?? null;
}

/** The lab that was worked on last, of those that were begun and are not green. */
export function labInWork({ steps }: Roadmap, progress: Progress): LabStanding | null {
  const begun = steps.flatMap(({ labs }) => labs.map((lab) => labStanding(lab, progress))).filter(isInWork);
  const when = ({ last }: LabStanding) => Date.parse(last!.at);
  return begun.toSorted((a, b) => when(b) - when(a))[0] ?? null;
}
