import type { Teaching } from '../context.js';
import type { EventBase } from '../domain/history/event-base.js';
import type { AnswerEvent, Outcome } from '../domain/history/event.js';
import { hashOfAsked, pickedOf } from '../domain/asking/asked.js';
import { grade, type Verdict } from '../domain/asking/grade.js';
import { present } from '../domain/asking/present.js';
import { isRun, isTyped, type ComparedQuestion, type Question } from '../domain/road/question.js';
import { questionFor } from '../domain/road/question-for.js';
import { shownTo } from '../domain/standing/standing.js';
import type { MatchesPattern } from '../domain/asking/pattern.js';
import type { Answered, Asking } from './asking.js';
import { lessonTitle } from './names.js';
import { indented, textColumns, wrap } from '../terminal/wrap.js';
import { stopwatch } from './stopwatch.js';
import { questionBlocks } from '../terminal/question-view.js';
import { together, type Reading } from '../terminal/screens.js';
import { verdictBlocks } from '../terminal/verdict-view.js';

/** Asks one question, stores the answer, and only then says whether it was right; null where it cannot be asked here. */
export async function askQuestion(
  context: Teaching,
  written: Question,
  asking: Asking,
  drawnAs = written.id,
): Promise<Outcome | null> {
  const { terminal } = context;
  const { roadmap } = await context.content();
  const store = await context.store();
  const question = questionFor(written, shownTo(roadmap, store.progress, written));
  await terminal.loadHighlighting();
  if (asking.fresh) terminal.freshScreen();
  const answered = isRun(question)
    ? await (await import('./write.js')).askWrite(context, question, asking)
    : await askCompared(context, question, asking);
  if (answered === null) {
    const { step, quiz } = asking;
    await store.record({ type: 'passed-over', step: step.id, question: drawnAs, quiz });
    return null;
  }
  const answer = {
    ...answerEvent({ ...question, id: drawnAs }, asking, answered),
    // As it stands in the file, so that it is the same question on each track.
    ...{ lang: roadmap.lang, asked: hashOfAsked(written) },
  };
  const kept = (await store.record(answer)) as AnswerEvent;
  answered.kept?.();
  // A placement tells nothing before its end.
  if (asking.where === 'placement') return answered.verdict.outcome;
  const about = () => (asking.about ? [indented(wrap(`About: ${asking.about}`, textColumns(terminal) - 2), 2)] : []);
  const told = () => [
    ...verdictBlocks(answered.verdict, question, lessonTitle(asking.step, question.see), terminal),
    ...(answered.after?.() ?? []),
    ...together(...about()),
  ];
  return afterVerdict(context, answer, answered.verdict, told, {
    answer: kept.id,
    leadsTo: asking.leadsTo ?? (() => 'next'),
  });
}

async function askCompared(context: Teaching, question: ComparedQuestion, { heading }: Asking): Promise<Answered> {
  const shown = present(question, context.random);
  const spent = stopwatch();
  const text = () => questionBlocks(shown, heading, context.terminal);
  const { given, hints } = await (await context.prompter()).ask(shown, text);
  return { given, hints, ms: spent(), verdict: grade(question, given, await patternTest(question)) };
}

/** Tells the verdict, waits until it was read, and hears an objection to it; gives what the answer counts as. */
async function afterVerdict(
  { terminal, store, prompter }: Teaching,
  { question, step, concept, ...asked }: Pick<AnswerEvent, 'kind' | 'question' | 'step' | 'concept'>,
  { outcome }: Verdict,
  told: Reading,
  { answer, leadsTo }: { answer: string; leadsTo: () => string | null },
): Promise<Outcome> {
  const asker = await prompter();
  const next = leadsTo();
  const same = outcome === 'wrong' && isTyped(asked);
  const isAsked = same || next !== null;
  if (!isAsked) await asker.show(told);
  const isDisputed = isAsked && (await asker.pause(`Enter: ${next ?? 'go on'}`, { same }, told)) === 'same';
  if (isDisputed) {
    await (await store()).record({ type: 'dispute', answer, question, step, concept });
    terminal.say(COUNTED);
    const after = leadsTo();
    if (after !== null) await asker.pause(`Enter: ${after}`);
  }
  return isDisputed ? 'right' : outcome;
}

const COUNTED = 'Counted as right. It is kept for the report in `roadmap export`.';

// Few questions have a pattern, and the machine that stops one which backtracks takes a moment to load.
async function patternTest(question: Question): Promise<MatchesPattern | undefined> {
  if (!isTyped(question) || question.match !== 'regex') return undefined;
  return (await import('../content/timed-pattern.js')).matchesInTime;
}

function answerEvent(
  question: Question,
  asking: Asking,
  { given, verdict, hints, ms, runs }: Answered,
): Omit<AnswerEvent, keyof EventBase> {
  const { id, rev, kind, lesson, concept } = question;
  const { step, where, quiz, part } = asking;
  const picked = pickedOf(question, given);
  return {
    type: 'answer',
    step: step.id,
    ...(lesson === undefined ? {} : { lesson }),
    concept,
    question: id,
    rev,
    kind,
    given,
    ...(picked === null ? {} : { picked }),
    outcome: verdict.outcome,
    hint: hints > 0,
    ...(hints > 1 ? { hints } : {}),
    ...(runs === undefined ? {} : { runs }),
    ms,
    where,
    ...(part === undefined ? {} : { part }),
    quiz,
  };
}
