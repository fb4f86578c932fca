import type { Context } from '../context.js';
import type { Task } from '../domain/standing/next.js';
import { paceOf, taskMinutes } from '../domain/standing/pace.js';
import { counted } from '../domain/standing/spans.js';
import { lessonsOf, type Roadmap, type Step } from '../domain/road/roadmap.js';
import { quizStanding, trackOf } from '../domain/standing/standing.js';
import { aboutMinutes } from './names.js';

/** The next thing in one line: what it is, and how long it takes. */
export async function describeTask(
  { content, store, now }: Pick<Context, 'content' | 'store' | 'now'>,
  task: Task,
): Promise<string> {
  const { roadmap } = await content();
  const { progress } = await store();
  const time = () => aboutMinutes(taskMinutes(task) * paceOf(roadmap, progress, now()));
  switch (task.kind) {
    case 'lesson': {
      const part = task.part === 0 ? '' : `, from part ${task.part + 1} of ${task.lesson.parts}`;
      return `${place(task.step, roadmap)}, lesson "${task.lesson.title}"${part}, ${time()}`;
    }
    case 'check': {
      // Not its title, which may hold an answer: the questions follow on the same screen.
      const number = lessonsOf(task.step, trackOf(roadmap, progress)).indexOf(task.lesson) + 1;
      const of = task.part < task.lesson.parts ? `part ${task.part} of lesson ${number}` : `lesson ${number}`;
      const again = task.again ? ' once more' : '';
      return `${counted(task.questions.length, 'question')}${again} on ${of} of step ${task.step.number}, ${time()}`;
    }
    case 'quiz': {
      const retry =
        quizStanding(task.step, progress, trackOf(roadmap, progress)).last && !task.open
          ? 'the retry of the quiz'
          : 'the quiz';
      return `${retry} of step ${task.step.number}, ${task.step.title}, ${time()}`;
    }
    case 'done':
      return 'nothing: the road is done';
  }
}

function place({ number, title }: Step, { steps }: Roadmap): string {
  return `step ${number} of ${steps.length}, ${title}`;
}
