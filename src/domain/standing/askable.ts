import type { AnswerEvent } from '../history/event.js';
import type { Progress } from '../history/progress.js';
import { isNamed, type Roadmap, type Step } from '../road/roadmap.js';
import { drawnQuiz } from './attempts.js';
import { nextTask } from './next.js';
import { isOwed, quizStanding, trackOf } from './standing.js';

/** An answer that can be taken to somebody else, or why there is none. */
export type Askable =
  | { kind: 'answer'; answer: AnswerEvent; step: Step; question: string }
  /** It is in this step's quiz, which is not over. */
  | { kind: 'quiz'; step: Step }
  /** `changed`: the question is another by now, or is not there any more. */
  | { kind: 'placement' | 'none' | 'changed' };

/**
 * The answer given last, or `back` answers ago, of those that were told right or wrong. What is not over is not told:
 * no quiz, and no placement. `answers`: the newest first.
 */
export function askable(roadmap: Roadmap, progress: Progress, answers: AnswerEvent[], back: number): Askable {
  if (answers[0]?.where === 'placement' && progress.placing.length > 0) return { kind: 'placement' };
  const task = nextTask(roadmap, progress);
  if (task.kind === 'quiz' && task.open !== null) return { kind: 'quiz', step: task.step };
  const told = toldIn(progress, answers);
  const answer = told[back - 1];
  if (!answer) return { kind: 'none' };
  for (const one of [told[0]!, answer]) {
    const isOver = one.quiz === null || drawnQuiz(progress, one.quiz) === null;
    const step = stepNamed(roadmap, one.step);
    if (!isOver && step) return { kind: 'quiz', step };
  }
  const step = stepNamed(roadmap, answer.step);
  const question = step?.questions.find((one) => isNamed(one, answer.question));
  if (!step || question?.rev !== answer.rev) return { kind: 'changed' };
  return isOwed(question, quizStanding(step, progress, trackOf(roadmap, progress)))
    ? { kind: 'quiz', step }
    : { kind: 'answer', answer, step, question: question.id };
}

/** Those that were told right or wrong; what was reset or forgotten since is not answered. */
export function toldIn({ questions }: Progress, answers: AnswerEvent[]): AnswerEvent[] {
  return answers.filter(({ where, question }) => where !== 'placement' && question in questions);
}

function stepNamed({ steps }: Roadmap, id: string): Step | undefined {
  return steps.find((step) => isNamed(step, id));
}
