import type { Teaching } from '../context.js';
import type { AnswerEvent } from '../domain/history/event.js';
import { askable } from '../domain/standing/askable.js';
import { Stopped } from '../errors.js';
import { textColumns, wrap } from '../terminal/wrap.js';

/** What was answered in this run, the newest first, and which of it was missed. */
const answers: AnswerEvent[] = [];
const missed = new Set<string>();

export function heard(answer: AnswerEvent): void {
  answers.unshift(answer);
  if (answer.outcome !== 'right' && answer.where !== 'placement') missed.add(answer.id);
}

/** It counts as right after all. */
export function heardObjection(id: string): void {
  missed.delete(id);
}

/** A sitting, whose end names `roadmap ask` where something was missed in it. */
export async function sittingWithAsk(context: Teaching, sit: () => Promise<unknown>): Promise<void> {
  try {
    await sit();
  } catch (error) {
    if (error instanceof Stopped) await tellAsk(context);
    throw error;
  }
  await tellAsk(context);
}

async function tellAsk(context: Teaching): Promise<void> {
  const { terminal } = context;
  const back = answers.findIndex(({ id }) => missed.has(id)) + 1;
  if (back === 0) return;
  const { roadmap } = await context.content();
  // Of a quiz that is not over nothing is told.
  if (askable(roadmap, (await context.store()).progress, answers, back).kind !== 'answer') return;
  const command = back === 1 ? '`roadmap ask`' : `\`roadmap ask ${back}\``;
  terminal.print(wrap(`${UNCLEAR} ${command} ${MAKES}`, textColumns(terminal), 2));
}

const UNCLEAR = 'Not clear why the last one you missed is so?';
const MAKES = 'makes a text of it that you can give to any assistant.';
