import { scheduled, type Wishes } from '../memory/scheduling.js';
import type { PlacementEvent } from './event.js';
import { isCovered, type Hindsight } from './hindsight.js';
import type { Progress } from './progress.js';

/** Of the concepts that placement skips, so many get their first check in each week. */
const FIRST_CHECKS_A_WEEK = 5;
const WEEK = 7;

/** Adds what a placement came to. Changes `progress`. */
export function applyPlacement(progress: Progress, event: PlacementEvent, hindsight: Hindsight, wishes: Wishes): void {
  const holds = (step: string) => !isCovered(event, step, hindsight);
  progress.placing = [];
  progress.workedWith = null;
  for (const [step, advice] of Object.entries(event.steps)) if (holds(step)) progress.placed[step] = advice;
  const unseen = event.concepts.filter(({ concept, step }) => holds(step) && !(concept in progress.cards));
  for (const [index, { concept, step }] of mixedBySteps(unseen).entries()) {
    const wait = Math.floor(index / FIRST_CHECKS_A_WEEK) * WEEK;
    progress.cards[concept] = scheduled(concept, step, event.at, { days: WEEK, wait }, wishes);
  }
}

/** One of each step, then a second of each, and so on: every step is soon looked at. */
function mixedBySteps(concepts: PlacementEvent['concepts']): PlacementEvent['concepts'] {
  const ofStep = new Map<string, PlacementEvent['concepts']>();
  for (const item of concepts) ofStep.set(item.step, [...(ofStep.get(item.step) ?? []), item]);
  const groups = [...ofStep.values()];
  const most = Math.max(0, ...groups.map((group) => group.length));
  return Array.from({ length: most }, (_, turn) => groups.flatMap((group) => group.slice(turn, turn + 1))).flat();
}
