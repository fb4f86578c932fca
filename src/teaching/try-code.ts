import type { Teaching } from '../context.js';
import { firstFailing, sameMistake, type Outcome } from '../domain/lab/write-task.js';
import type { WriteQuestion } from '../domain/road/question.js';
import { onInterrupt, throwIfInterrupted } from '../interruption.js';
import type { Running } from '../lab/write/outcomes.js';
import { runWrite } from '../lab/write/run-write.js';
import { together, type Reading } from '../terminal/screens.js';
import { failingBlocks } from '../terminal/write-view.js';

/** Runs what was written; gives what to tell of what did not come out as it must, or null where all did. */
export async function tryCode(
  { terminal, env }: Teaching,
  question: WriteQuestion,
  code: string,
): Promise<Reading | null> {
  const stop = new AbortController();
  const forget = onInterrupt(() => stop.abort());
  const running = { env, signal: stop.signal };
  await terminal.progress('running it');
  try {
    const outcomes = await runWrite(code, question, running);
    throwIfInterrupted();
    const failing = firstFailing(question, outcomes);
    if (failing === null) return null;
    const likely = await likelyMistake(question, outcomes, running);
    throwIfInterrupted();
    await terminal.progress(null);
    const outcome = outcomes[failing.index] ?? { facts: {}, said: '', limit: null };
    return () => [...together(''), ...failingBlocks(failing, question, outcome, likely, terminal)];
  } finally {
    forget();
    await terminal.progress(null);
  }
}

/** A wrong solution that never ends must not keep anyone waiting. */
const LIKELY_MS = 2000;

/** What to say of the author's wrong solution that behaves as this one does. */
async function likelyMistake(question: WriteQuestion, outcomes: Outcome[], running: Running): Promise<string | null> {
  // What never ended would take as long again for each of them.
  if (outcomes.some(({ limit }) => limit !== null)) return null;
  for (const { code, say } of question.wrong)
    if (sameMistake(question, outcomes, [await runWrite(code, question, { ...running, limitMs: LIKELY_MS })]) === 0)
      return say;
  return null;
}
