import { isRun, type QuestionBrief } from '../road/question.js';
import { isNamed } from '../road/roadmap.js';
import { PASS, type Attempt, type Progress } from '../history/progress.js';
import { inTurn } from '../memory/card.js';
import { askedAmong } from '../standing/standing.js';
import { shuffle, type Random } from '../random.js';

export const QUIZ_SIZE = 10;

/** Writing takes longer than all else: a quiz asks for so much of it at most. */
const MOST_WRITTEN = 2;

/** The questions of a new quiz, and how much of it an earlier attempt has already done. */
export interface Draw {
  questions: string[];
  carried: number;
  total: number;
}

/** Draws from a step's questions, spread over its concepts, those asked least and longest ago first. */
export function drawQuiz(pool: QuestionBrief[], progress: Progress, random: Random, size = QUIZ_SIZE): Draw {
  const concepts = [...new Set(pool.map(({ concept }) => concept))];
  const queues = shuffle(concepts, random).map((wanted) =>
    freshest(
      pool.filter(({ concept }) => concept === wanted),
      progress,
      random,
    ),
  );
  const drawn: QuestionBrief[] = [];
  const fits = (question: QuestionBrief) => !isRun(question) || drawn.filter(isRun).length < MOST_WRITTEN;
  while (drawn.length < size && queues.some((queue) => queue.some(fits))) {
    for (const queue of queues) {
      const next = queue.findIndex(fits);
      if (next >= 0 && drawn.length < size) drawn.push(...queue.splice(next, 1));
    }
  }
  return { questions: shuffle(drawn, random).map(({ id }) => id), carried: 0, total: drawn.length };
}

/** Draws for what an attempt missed: a sibling question of the same concept where there is one, else the same again. */
export function drawRetry(
  pool: QuestionBrief[],
  attempt: Pick<Attempt, 'missed' | 'right' | 'total'>,
  progress: Progress,
  random: Random,
): Draw | null {
  const taken = new Set<string>();
  const questions = attempt.missed.flatMap((missedId) => {
    const missed = pool.find((question) => isNamed(question, missedId));
    if (!missed) return [];
    const siblings = pool.filter(
      (question) =>
        question.concept === missed.concept &&
        !attempt.missed.some((id) => isNamed(question, id)) &&
        !taken.has(question.id),
    );
    const chosen = freshest(siblings, progress, random)[0] ?? missed;
    taken.add(chosen.id);
    return [chosen.id];
  });
  if (questions.length === 0) return null;
  return { questions: shuffle(questions, random), carried: attempt.right, total: attempt.total };
}

/** How many more right answers a quiz needs to be passed. */
export function rightsToPass({ carried, total }: Pick<Draw, 'carried' | 'total'>): number {
  return Math.max(0, Math.ceil(PASS * total) - carried);
}

function freshest(questions: QuestionBrief[], progress: Progress, random: Random): QuestionBrief[] {
  return inTurn(questions, askedAmong(questions, progress), random);
}
