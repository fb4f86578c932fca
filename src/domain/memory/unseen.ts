import { dateIn, localDate } from '../local-time.js';
import type { Progress } from '../history/progress.js';
import { isJudged, type QuestionBrief } from '../road/question.js';
import { questionsOf, type Roadmap, type Step } from '../road/roadmap.js';
import { dayStart } from '../standing/settings.js';
import { questionProgress, taughtAt, trackOf } from '../standing/standing.js';

/** How many cards a day may bring that were never seen: each of them comes back several times in its first weeks. */
const NEW_A_DAY = 10;

/**
 * The concepts of cards that were never asked, and whose lesson is read. No quiz asks cards and few are checks of a
 * lesson, so it is review that shows a deck, in the author's order: some of it today, and the rest on later days.
 */
export function unseenCards(roadmap: Roadmap, progress: Progress, now: Date): { today: string[]; later: number } {
  const track = trackOf(roadmap, progress);
  const start = dayStart(progress.settings);
  const today = localDate(now, start);
  let seenToday = 0;
  const unseen: string[] = [];
  for (const step of roadmap.steps)
    for (const card of questionsOf(step, track)) {
      if (isJudged(card) || card.check) continue;
      const before = questionProgress(progress, card);
      if (before) seenToday += before.asked === 1 && dateIn(before.last.at, start) === today ? 1 : 0;
      else if (isNew(card, step, progress) && taughtAt(step, card, track, progress) !== null) unseen.push(card.concept);
    }
  const room = Math.max(0, NEW_A_DAY - seenToday);
  const concepts = [...new Set(unseen)];
  return { today: concepts.slice(0, room), later: Math.max(0, concepts.length - room) };
}

/** Its concept was neither asked by another question, nor put aside. */
function isNew({ id, was, concept }: QuestionBrief, { concepts }: Step, { cards, aside }: Progress): boolean {
  // A deck of thousands has a concept for each card: those are not looked for.
  const own = concept === id ? { id, was } : concepts.find((one) => one.id === concept)!;
  return [own.id, ...own.was].every((name) => !(name in cards) && !(name in aside));
}
