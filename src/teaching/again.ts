import type { Teaching } from '../context.js';
import type { Question } from '../domain/road/question.js';
import { lessonIn, partIn } from '../domain/road/place.js';
import { isNamed, type Lesson, type Step } from '../domain/road/roadmap.js';
import { shownTo } from '../domain/standing/standing.js';
import { counted } from '../domain/standing/spans.js';
import { partBlocks } from '../terminal/lesson-view.js';
import { together } from '../terminal/screens.js';
import { textColumns, wrap } from '../terminal/wrap.js';

/** A question that was not answered right. */
export interface Missed {
  step: Step;
  question: Question;
}

/** One part of a lesson, by its place in it. */
interface Place {
  step: Step;
  lesson: Lesson;
  part: number;
}

/** Less than half of two or more: then going on is not the only way. */
export function wentBadly({ right, of }: { right: number; of: number }): boolean {
  return of >= 2 && right * 2 < of;
}

/** Offers, after what went badly, to read again what was missed, to go on reviewing (where something is due), or to go on. */
export async function offerAgain(context: Teaching, missed: Missed[], due: number): Promise<'review' | 'on'> {
  const asker = await context.prompter();
  const places = await placesOf(context, missed);
  if (places.length === 0 && due === 0) return 'on';
  const parts = places.length === 1 ? 'the part' : `the ${counted(places.length, 'part')}`;
  const wanted = await asker.choose('Most of it was not there. What now?', [
    ...(places.length > 0 ? [{ value: 'again' as const, name: `Read ${parts} again that it comes from` }] : []),
    ...(due > 0 ? [{ value: 'review' as const, name: `Go on reviewing: ${due} more` }] : []),
    { value: 'on', name: 'Go on' },
  ]);
  if (wanted !== 'again') return wanted;
  for (const [index, place] of places.entries())
    await showPart(context, place, index + 1 < places.length ? 'Enter: the next' : 'Enter: go on');
  return 'on';
}

/** Offers to read the part that a question comes from, right now. */
export async function offerPart(context: Teaching, missed: Missed): Promise<void> {
  const [place] = await placesOf(context, [missed]);
  if (!place) return;
  const asker = await context.prompter();
  const title = await titleOf(context, place);
  if (await asker.confirm(`Read "${title}" now?`, true)) await showPart(context, place, 'Enter: go on');
}

/** Where they are taught; of what is taught nowhere, nothing. */
async function placesOf({ content }: Pick<Teaching, 'content'>, missed: Missed[]): Promise<Place[]> {
  const { roadmap, body } = await content();
  const places = missed.flatMap(({ question }) => {
    const see = question.see ?? question.lesson;
    if (see === undefined) return [];
    // It may be taught in another step.
    const isThere = (one: Lesson) => isNamed(one, lessonIn(see));
    const step = roadmap.steps.find(({ lessons }) => lessons.some(isThere))!;
    const lesson = step.lessons.find(isThere)!;
    return [{ step, lesson, part: partIn(body(step.id).lessons[lesson.id]!, see) }];
  });
  return places.filter(
    ({ lesson, part }, index) => places.findIndex((one) => one.lesson === lesson && one.part === part) === index,
  );
}

async function titleOf({ content }: Pick<Teaching, 'content'>, { step, lesson, part }: Place): Promise<string> {
  const { parts } = (await content()).body(step.id).lessons[lesson.id]!;
  return parts[part]!.title ?? lesson.title;
}

async function showPart(context: Teaching, { step, lesson, part }: Place, then: string): Promise<void> {
  const { terminal, content } = context;
  await terminal.loadHighlighting();
  const where = `Step ${step.number}, ${lesson.title}, part ${part + 1} of ${lesson.parts}`;
  const { roadmap, body } = await content();
  const shows = shownTo(roadmap, (await context.store()).progress, lesson);
  const text = () => [
    { text: `\n${wrap(where, textColumns(terminal))}`, holds: true },
    ...partBlocks(body(step.id).lessons[lesson.id]!.parts[part]!, shows, terminal),
    ...together(''),
  ];
  await (await context.prompter()).pause(then, {}, text);
}
