import type { Lesson, LessonBody, LessonPart, Step } from '../domain/road/roadmap.js';
import { partTokens, type Shows } from '../domain/road/track-blocks.js';
import { blocksOfTokens, renderInlineTokens, renderTokens, type Look } from './markdown-view.js';
import type { Block } from './screens.js';
import { textColumns, wrap } from './wrap.js';

/** Where in the road this lesson is, its title, and how long it takes. */
export function lessonHeading(
  step: Pick<Step, 'number' | 'title'>,
  lesson: Pick<Lesson, 'title' | 'minutes'>,
  place: { index: number; of: number; steps: number },
  look: Look,
): string {
  const { style, symbols } = look;
  const where = `Step ${step.number} of ${place.steps}, ${step.title}${symbols.between}lesson ${place.index} of ${place.of}${symbols.between}about ${lesson.minutes} min`;
  return `${wrap(where, textColumns(look))}\n${style.strong(wrap(lesson.title, textColumns(look)))}`;
}

export function goalText({ goal, goalTokens }: LessonBody, look: Look): string {
  return goal === ''
    ? ''
    : wrap(`${look.style.strong('Goal:')} ${renderInlineTokens(goalTokens, look)}`, textColumns(look), 6);
}

/** The same as what may be parted between screens, with an empty line above each block. */
export function partBlocks(part: LessonPart, shows: Shows, look: Look): Block[] {
  return blocksOfTokens(partTokens(part, shows), look);
}

export function partText(part: LessonPart, shows: Shows, look: Look): string {
  return renderTokens(partTokens(part, shows), look);
}
