import type { Lesson, LessonBody, LessonPart, Step } from '../domain/roadmap.js';
import { renderInline, renderMarkdown } from './markdown.js';
import type { Terminal } from './terminal.js';
import { textColumns, wrap } from './wrap.js';

type Look = Pick<Terminal, 'columns' | 'symbols' | 'hyperlinks' | 'style'>;

/** Where in the road this lesson is, its title, and how long it takes. */
export function lessonHeading(
  step: Step,
  lesson: Lesson,
  place: { index: number; of: number; steps: number },
  look: Look,
): string {
  const { style, symbols } = look;
  const where = `Step ${step.number} of ${place.steps}, ${step.title} ${symbols.dot} lesson ${place.index} of ${place.of} ${symbols.dot} about ${lesson.minutes} min`;
  return `${style.dim(wrap(where, textColumns(look)))}\n${style.accent.bold(wrap(lesson.title, textColumns(look)))}`;
}

export function goalText({ goal }: LessonBody, look: Look): string {
  return goal === '' ? '' : wrap(`${look.style.accent('Goal:')} ${renderInline(goal, look)}`, textColumns(look), 6);
}

export function partText({ title, markdown }: LessonPart, look: Look): string {
  return renderMarkdown(title === null ? markdown : `## ${title}\n\n${markdown}`, look);
}
