import { compareEvents, type AnswerEvent, type Event } from './event.js';
import { erasOf, hindsightOf, isTelling, isUndone } from './hindsight.js';

/** The answers of a history, the newest first, none that was taken back; one that the learner has called right is. */
export function newestAnswers(history: Event[]): AnswerEvent[] {
  const { undone, disputed } = hindsightOf(history.filter(isTelling), erasOf(history));
  return history
    .filter((event): event is AnswerEvent => event.type === 'answer' && !isUndone(event, undone))
    .toSorted((one, other) => compareEvents(other, one))
    .map((answer) => (disputed.has(answer.id) ? { ...answer, outcome: 'right' } : answer));
}
