import type { Event } from '../history/event.js';
import { newestAnswers } from '../history/given-answers.js';
import type { Progress } from '../history/progress.js';
import type { QuestionKind } from '../road/question.js';
import type { Roadmap } from '../road/roadmap.js';
import { askable, toldIn } from './askable.js';

/** The beginning of a sitting, and how much of code was missed by then. */
export interface Since {
  began: Date;
  missed: number;
}

/** How often what is code was not answered right. */
export function missedInCode({ kinds }: Progress): number {
  return CODE.reduce((sum, kind) => sum + (kinds[kind]?.asked ?? 0) - (kinds[kind]?.right ?? 0), 0);
}

/**
 * The answer, counted from the newest, for which the end of a sitting names `roadmap ask`; null for none. It is one in
 * code that was missed in this sitting, at most once a week, and not where it was used within a month.
 */
export function askToName(
  roadmap: Roadmap,
  progress: Progress,
  history: Event[],
  { began }: Pick<Since, 'began'>,
  now: Date,
): number | null {
  const isRecent = ({ type, at }: Event) => {
    const days = Math.abs(now.getTime() - Date.parse(at)) / DAY;
    return (type === 'named' && days < NAMED_AGAIN) || (type === 'ask' && days < USED);
  };
  if (history.some(isRecent)) return null;
  const answers = newestAnswers(history);
  const missed = toldIn(progress, answers).findIndex(
    ({ kind, outcome, at }) => CODE.includes(kind) && outcome !== 'right' && Date.parse(at) >= began.getTime(),
  );
  // Of a quiz that is not over nothing is told.
  return missed >= 0 && askable(roadmap, progress, answers, missed + 1).kind === 'answer' ? missed + 1 : null;
}

/** Written, or read: there a reason that is not understood is worth a conversation. */
const CODE: QuestionKind[] = ['write', 'predict'];
const DAY = 86_400_000;
/** In days. */
const [NAMED_AGAIN, USED] = [7, 30];
