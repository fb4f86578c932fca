import { WRITE_MINUTES, type Plan, type PlannedTask } from '../domain/standing/plan.js';
import { counted } from '../domain/standing/spans.js';
import type { Terminal } from './terminal.js';
import { textColumns, wrap } from './wrap.js';

/** What a sitting is planned to be, a numbered line for each thing. */
export function planLines({ reviews, reviewMinutes, news, write }: Plan, look: Pick<Terminal, 'columns'>): string[] {
  const review = `Review: ${counted(reviews, 'concept')}, ${about(reviewMinutes)}`;
  const task = `Write: something small from step ${write?.step.number ?? 0}, ${about(WRITE_MINUTES)}`;
  const lines = [...(reviews > 0 ? [review] : []), ...news.map(newsText), ...(write === null ? [] : [task])];
  return lines.map((text, index) => {
    const mark = `${index + 1}. `;
    return wrap(`${mark}${text}`, textColumns(look), mark.length);
  });
}

/** The same in a few words: "6 concepts to bring back, something new, something to write". */
export function planWords({ reviews, news, write }: Plan): string {
  const quiz = news.find(({ task }) => task.kind === 'quiz');
  const words = [
    ...(reviews > 0 ? [`${counted(reviews, 'concept')} to bring back`] : []),
    ...(quiz ? [`the quiz of step ${quiz.task.step.number}`] : []),
    ...(news.some(({ task }) => task.kind !== 'quiz') ? ['something new'] : []),
    ...(write === null ? [] : ['something to write']),
  ];
  return words.length > 0 ? words.join(', ') : 'nothing is left to do';
}

function newsText({ task, minutes, fits, of }: PlannedTask): string {
  const { step } = task;
  const time = about(minutes);
  if (task.kind === 'quiz') {
    const some = fits < of ? `${fits} of its ${counted(of, 'question')}, ` : '';
    return `Quiz: step ${step.number}, ${step.title}, ${some}${time}`;
  }
  // Not the title of a lesson whose questions are open: it may hold an answer.
  const name = task.kind === 'check' ? `questions of step ${step.number}` : `"${task.lesson.title}"`;
  const word = task.kind === 'lesson' && task.part === 0 ? 'New' : 'Go on';
  return `${word}: ${name}${partsOf(task, fits, of)}, ${time}`;
}

/** Which parts of a lesson fit, where not all of it does. */
function partsOf(task: Exclude<PlannedTask['task'], { kind: 'quiz' }>, fits: number, of: number): string {
  const { lesson, part, step } = task;
  if (task.kind === 'check') return fits > 0 ? `, then ${counted(fits, 'part')} of their lesson` : '';
  const where = `, step ${step.number}`;
  if (fits === of) return part === 0 ? where : `${where}, from part ${part + 1}`;
  return fits === 1
    ? `${where}, part ${part + 1} of ${lesson.parts}`
    : `${where}, parts ${part + 1} to ${part + fits} of ${lesson.parts}`;
}

function about(minutes: number): string {
  return `about ${Math.max(1, Math.round(minutes))} min`;
}
