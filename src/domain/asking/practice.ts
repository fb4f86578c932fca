import type { Progress, QuestionProgress } from '../history/progress.js';
import { onTrack, type Concept, type Roadmap, type Step } from '../road/roadmap.js';
import { isRun, type QuestionBrief } from '../road/question.js';
import { isOwed, questionProgress, quizStanding, taughtAt, trackOf } from '../standing/standing.js';

/** A question to write, with where it belongs. */
export interface PracticeItem {
  step: Step;
  concept: Concept;
  question: QuestionBrief;
}

/** What is practised: a step, one concept of it, or, without either, all that has been taught. */
export interface PracticeWish {
  step: Step | null;
  concept: Concept | null;
}

/** The questions to write, the weakest first: never asked, then missed or run many times, then those asked longest ago. */
export function practiceItems(roadmap: Roadmap, progress: Progress, { step, concept }: PracticeWish): PracticeItem[] {
  const track = trackOf(roadmap, progress);
  const items = (step === null ? roadmap.steps : [step]).flatMap((one) =>
    one.questions
      .filter(isRun)
      .filter((question) => onTrack(question, track) && (concept === null || question.concept === concept.id))
      .filter((question) => !isOwed(question, quizStanding(one, progress, track)))
      .filter((question) => step !== null || isTaught(one, question, track, progress))
      .map((question) => ({ step: one, concept: one.concepts.find(({ id }) => id === question.concept)!, question })),
  );
  const weakness = new Map(items.map((item) => [item, weaknessOf(questionProgress(progress, item.question))]));
  return items.sort((a, b) => {
    const [left, right] = [weakness.get(a)!, weakness.get(b)!];
    return left.rank - right.rank || left.at - right.at;
  });
}

/** What names no lesson is taught by all of its step. */
function isTaught(step: Step, question: QuestionBrief, track: string | null, progress: Progress): boolean {
  return taughtAt(step, question, track, progress) !== null || questionProgress(progress, question) !== undefined;
}

/** Whoever ran it so often got there by trying. */
const MANY_RUNS = 3;

function weaknessOf(before: QuestionProgress | undefined): { rank: number; at: number } {
  if (!before) return { rank: 0, at: 0 };
  const { outcome, runs = 1, at } = before.last;
  return { rank: outcome !== 'right' || runs >= MANY_RUNS ? 1 : 2, at: Date.parse(at) };
}
