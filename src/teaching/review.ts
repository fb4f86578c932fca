import type { Teaching } from '../context.js';
import type { ReviewItem } from '../domain/memory/due.js';
import { needsLesson, slipsOn } from '../domain/memory/card.js';
import { lessonIn } from '../domain/road/place.js';
import { textColumns, wrap } from '../terminal/wrap.js';
import { offerPart, type Missed } from './again.js';
import { printQuestion } from './unasked.js';

/** What a row of questions out of turn is called, and how it is begun. */
interface Row {
  title: string;
  done: string;
  command: string;
}

const REVIEW: Row = { title: 'Review', done: 'Reviewed', command: 'roadmap review' };
export const PRACTICE: Row = { title: 'Practice', done: 'Practised', command: 'roadmap practice' };

/** Asks a question for each concept, and offers to read again what keeps slipping; gives what was missed. */
export async function askReview(context: Teaching, items: ReviewItem[], row = REVIEW): Promise<Missed[]> {
  const { terminal } = context;
  const { askQuestion } = await import('./question.js');
  const { body } = await context.content();
  const store = await context.store();
  const missed: Missed[] = [];
  let passedOver = 0;
  for (const [index, item] of items.entries()) {
    const { step, concept } = item;
    const question = body(step.id).questions.find(({ id }) => id === item.question.id)!;
    const heading = headingOf(row, item, index, items.length);
    const turn = { fresh: index > 0, leadsTo: () => (index === items.length - 1 ? null : 'next') };
    // A question that is its own concept has just said what it is about.
    const about = concept.id === question.id ? {} : { about: concept.title };
    const asking = { step, where: 'review' as const, quiz: null, heading, ...about, ...turn };
    const outcome = await askQuestion(context, question, asking);
    if (outcome === null) passedOver += 1;
    if (outcome === null || outcome === 'right') continue;
    missed.push({ step, question });
    const card = store.progress.cards[question.concept];
    if (!card || !needsLesson(card)) continue;
    const taught = question.see ?? question.lesson;
    const read = taught === undefined ? '.' : `: read it again, with \`roadmap read ${lessonIn(taught)}\`.`;
    const leave = slipsOn(card) ? ` \`roadmap review --skip ${concept.id}\` puts it aside.` : '';
    terminal.print(wrap(`This keeps slipping${read}${leave}`, textColumns(terminal)));
    await offerPart(context, { step, question });
  }
  const asked = items.length - passedOver;
  terminal.print(`\n${row.done}: ${asked - missed.length} of ${asked} right.`);
  return missed;
}

/** Prints the questions of a review without asking them. */
export async function showReview(context: Teaching, items: ReviewItem[], row = REVIEW): Promise<void> {
  const { body } = await context.content();
  for (const [index, item] of items.entries()) {
    const whole = body(item.step.id).questions.find(({ id }) => id === item.question.id)!;
    await printQuestion(context, whole, headingOf(row, item, index, items.length));
  }
  context.terminal.note(
    `To answer: run \`${row.command}\` in a terminal, or give it one line an answer on standard input. Nothing was stored.`,
  );
}

// Only the step: a concept's title may hold the answer.
function headingOf({ title }: Row, { step }: ReviewItem, index: number, of: number): string {
  return `${title} ${index + 1} of ${of}, step ${step.number}`;
}
