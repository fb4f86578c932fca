import type { Context } from '../context.js';
import type { ReviewItem } from '../domain/memory/due.js';
import type { Outcome } from '../domain/history/event.js';
import { needsLesson, type Card } from '../domain/memory/card.js';
import type { Question } from '../domain/road/question.js';
import { printQuestion } from './unasked.js';

type Needs = Pick<Context, 'terminal' | 'store' | 'prompter' | 'canAsk' | 'content' | 'random' | 'now'>;

/** Asks a question for each concept, and says where to read again what keeps slipping. */
export async function askReview(context: Needs, items: ReviewItem[]): Promise<void> {
  const { terminal } = context;
  const { askQuestion } = await import('./question.js');
  const { body } = await context.content();
  const store = await context.store();
  let right = 0;
  for (const [index, item] of items.entries()) {
    const { step, concept, question } = item;
    const whole = body(step.id).questions.find(({ id }) => id === question.id)!;
    const heading = headingOf(item, index, items.length);
    const last = index === items.length - 1;
    const remark = (told: Outcome) => (told === 'right' ? null : readAgain(store.progress.cards[concept.id]!, whole));
    const outcome = await askQuestion(context, whole, { step, where: 'review', quiz: null, heading, last, remark });
    if (outcome === 'right') right += 1;
  }
  terminal.print(`\nReviewed: ${right} of ${items.length} right.`);
}

/** Prints the questions of a review without asking them. */
export async function showReview(context: Needs, items: ReviewItem[]): Promise<void> {
  const { body } = await context.content();
  for (const [index, item] of items.entries()) {
    const whole = body(item.step.id).questions.find(({ id }) => id === item.question.id)!;
    printQuestion(context, whole, headingOf(item, index, items.length));
  }
  context.terminal.note(
    'To answer: run `roadmap review` in a terminal, or give it one line an answer on standard input. Nothing was stored.',
  );
}

function readAgain(card: Card, { see, lesson }: Question): string | null {
  if (!needsLesson(card)) return null;
  return `This keeps slipping: read it again, with \`roadmap read ${(see ?? lesson).split('#')[0]}\`.`;
}

function headingOf({ step, concept }: ReviewItem, index: number, of: number): string {
  return `Review ${index + 1} of ${of}, step ${step.number}: ${concept.title}`;
}
