import type { Teaching } from '../context.js';
import type { ReviewItem } from '../domain/memory/due.js';
import { needsLesson, slipsOn } from '../domain/memory/card.js';
import { reviewTime } from '../domain/memory/review-time.js';
import { lessonIn } from '../domain/road/place.js';
import type { Share } from '../domain/standing/budget.js';
import type { Concept } from '../domain/road/roadmap.js';
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

/** How it went: how many of the questions were gone through, and what was missed of them. */
interface Reviewed {
  gone: number;
  missed: Missed[];
}

/**
 * Asks a question for each concept, and offers to read again what keeps slipping. With a share of a sitting, it stops
 * after the question that uses it up.
 */
export async function askReview(
  context: Teaching,
  items: ReviewItem[],
  { row = REVIEW, share }: { row?: Row; share?: Share } = {},
): Promise<Reviewed> {
  const { terminal } = context;
  const { askQuestion } = await import('./question.js');
  const { roadmap, body } = await context.content();
  const store = await context.store();
  const missed: Missed[] = [];
  let [gone, passedOver, isOver] = [0, 0, false];
  for (const [index, item] of items.entries()) {
    const { step, concept } = item;
    const question = body(step.id).questions.find(({ id }) => id === item.question.id)!;
    const heading = headingOf(row, item, index, items.length);
    const isLast = () => (isOver ||= index === items.length - 1 || (share?.isUsedUp() ?? false));
    const turn = { fresh: index > 0, leadsTo: () => (isLast() ? null : 'next') };
    share?.spend(reviewTime(roadmap, store.progress, [concept.id]).minutes);
    // A question that is its own concept has just said what it is about.
    const about = concept.id === question.id ? {} : { about: concept.title };
    const asking = { step, where: 'review' as const, quiz: null, heading, ...about, ...turn };
    const outcome = await askQuestion(context, question, asking);
    gone += 1;
    if (outcome === null) passedOver += 1;
    if (outcome !== null && outcome !== 'right') {
      missed.push({ step, question });
      await offerLesson(context, concept, { step, question });
    }
    if (isOver) break;
  }
  const asked = gone - passedOver;
  terminal.say(`\n${row.done}: ${asked - missed.length} of ${asked} right.`);
  return { gone, missed };
}

/** Where it keeps slipping. */
async function offerLesson(context: Teaching, concept: Concept, { step, question }: Missed): Promise<void> {
  const { terminal } = context;
  const card = (await context.store()).progress.cards[question.concept];
  if (!card || !needsLesson(card)) return;
  const taught = question.see ?? question.lesson;
  const read = taught === undefined ? '.' : `: read it again, with \`roadmap read ${lessonIn(taught)}\`.`;
  const leave = slipsOn(card) ? ` \`roadmap review --skip ${concept.id}\` puts it aside.` : '';
  terminal.say(`This keeps slipping${read}${leave}`);
  await offerPart(context, { step, question });
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
