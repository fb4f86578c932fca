import type { Context } from '../context.js';
import type { Task } from '../domain/standing/next.js';
import type { Roadmap, Step } from '../domain/road/roadmap.js';
import { quizStanding } from '../domain/standing/standing.js';
import { aboutMinutes } from './names.js';

/** The next thing in one line: what it is, and how long it takes. */
export async function describeTask(
  { content, store }: Pick<Context, 'content' | 'store'>,
  task: Task,
): Promise<string> {
  switch (task.kind) {
    case 'lesson':
      return `${place(task.step, (await content()).roadmap)}, lesson "${task.lesson.title}", ${aboutMinutes(task.lesson.minutes)}`;
    case 'check':
      return `${task.questions.length} ${task.questions.length === 1 ? 'question' : 'questions'} on "${task.lesson.title}", ${aboutMinutes(task.questions.length / 2)}`;
    case 'quiz': {
      const questions = task.open ? task.open.questions.length - Object.keys(task.open.answered).length : 10;
      const quiz = quizStanding(task.step, (await store()).progress);
      const retry = quiz.last && !task.open ? 'the retry of the quiz' : 'the quiz';
      return `${retry} of step ${task.step.number}, ${task.step.title}, ${aboutMinutes(questions / 2)}`;
    }
    case 'done':
      return 'nothing: the road is done';
  }
}

function place({ number, title }: Step, { steps }: Roadmap): string {
  return `step ${number} of ${steps.length}, ${title}`;
}
