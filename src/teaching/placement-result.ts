import type { Teaching } from '../context.js';
import type { Advice } from '../domain/history/event.js';
import { onlyChecks, placementReason, type StepPlacement } from '../domain/placement/placement.js';
import type { Roadmap } from '../domain/road/roadmap.js';
import { placementTable, placementText } from '../terminal/placement-view.js';

/** Shows what a placement found and lets the learner take it over; true where they want to take the test again. */
export async function tellPlacement(
  context: Teaching,
  found: StepPlacement[],
  guessed: boolean,
  details: boolean,
): Promise<boolean> {
  const { terminal } = context;
  const { roadmap } = await context.content();
  const result = guessed ? onlyChecks(found) : found;
  if (details) printDetails(terminal, roadmap, result);
  terminal.print(`\n${placementTable(result, roadmap, terminal)}`);
  if (guessed) {
    terminal.say(GUESSED);
    const asker = await context.prompter();
    if (await asker.confirm('Take it again?', true)) return true;
  }
  const steps = await overruled(context, roadmap, result);
  if (!steps) {
    terminal.say('Nothing was changed. `roadmap place` shows this again.');
    return false;
  }
  const concepts = roadmap.steps.flatMap((step) =>
    steps[step.id] === 'skip' ? step.concepts.map(({ id }) => ({ concept: id, step: step.id })) : [],
  );
  await (await context.store()).record({ type: 'placement', steps, concepts });
  terminal.say(TAKEN_OVER);
  return false;
}

/** Why each step is judged as it is. */
export function printDetails(terminal: Teaching['terminal'], roadmap: Roadmap, result: StepPlacement[]): void {
  const reason = (placement: StepPlacement) => placementReason(placement, roadmap.steps);
  terminal.print(`\n${placementText(result, roadmap, reason, terminal)}`);
}

async function overruled(
  context: Teaching,
  roadmap: Roadmap,
  result: StepPlacement[],
): Promise<Record<string, Advice> | null> {
  const asker = await context.prompter();
  const steps: Record<string, Advice> = Object.fromEntries(result.map(({ step, advice }) => [step, advice]));
  for (;;) {
    const wanted = await asker.choose('What now?', [
      { value: 'take', name: 'Take it over' },
      { value: 'change', name: 'Change a step first' },
      { value: 'why', name: 'Show why' },
      { value: 'leave', name: 'Leave everything as it was' },
    ]);
    if (wanted === 'take') return steps;
    if (wanted === 'leave') return null;
    if (wanted === 'why') {
      printDetails(context.terminal, roadmap, result);
      continue;
    }
    // The prompt numbers them.
    const step = await asker.choose(
      'Which step?',
      roadmap.steps
        .filter(({ id }) => id in steps)
        .map(({ id, title }) => ({ value: id, name: `${title} (${steps[id]})` })),
    );
    steps[step] = await asker.choose('What to do with it?', [
      { value: 'skip', name: 'skip it' },
      { value: 'check', name: 'check it: its quiz first' },
      { value: 'learn', name: 'learn it' },
    ]);
  }
}

const GUESSED =
  'These answers look guessed: fast, never "I don\'t know", and right no more often than by chance. So nothing is skipped, and nothing is called new.';
const TAKEN_OVER =
  'Taken over. `roadmap next` goes on from there; `roadmap go STEP` still takes you anywhere, and what was skipped comes up in review, a handful of questions a week.';
