import type { Teaching } from '../context.js';
import type { Step } from '../domain/road/roadmap.js';

/** Asks which steps the learner has worked with: it shortens the test, but alone skips nothing. */
export async function tickSteps({ terminal, store, prompter }: Teaching, steps: Step[]): Promise<void> {
  // A prompt more would be in the way of scripts.
  if (!terminal.attended) return;
  const asker = await prompter();
  const wanted = await asker.choose('Say first what you have worked with?', [
    { value: 'tick', name: 'Yes, tick it in a list' },
    { value: 'ask', name: 'No, begin with the questions' },
  ]);
  if (wanted === 'ask') return;
  const ticked = await asker.mark(
    'Which of these have you worked with?',
    steps.map(({ id, title }) => ({ value: id, name: title })),
  );
  await (await store()).record({ type: 'worked-with', steps: ticked });
}
