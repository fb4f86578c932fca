import { RECALLS, type CardQuestion, type MatchQuestion, type Question } from '../domain/road/question.js';
import { Stopped } from '../errors.js';
import { backText, recallView, TURN_IT } from './card-view.js';
import { chooseView } from './choose-view.js';
import { BACK, DONT_KNOW } from './key-prompt.js';
import { NO_HINTS, type Ending, type KeyView, type Text } from './key-view.js';
import type { InTurn } from './in-turn.js';
import type { Cursor } from './list-cursor.js';
import { renderInline, renderOption } from './markdown.js';
import { ALL_RIGHT, markView, type Marks } from './mark-view.js';
import { matchView } from './match-view.js';
import { orderView } from './order-view.js';
import { pauseView } from './pause-view.js';
import type { Above, promptRuns } from './prompt-runs.js';
import type { Hints, Prompter, Reply, Written } from './prompter.js';
import { hintText, hintsAfter } from './question-view.js';
import { together, type Reading } from './screens.js';
import type { Terminal } from './terminal.js';
import { lineRefusalOf, refusalOf } from './typed-replies.js';
import { readTyped } from './typed-words.js';
import { writeKeysView } from './write-keys.js';

/** Asks a question once: until it is answered, or left for a hint. */
type AskOnce = (hints: Hints, above: Above) => Promise<{ end: Ending; given: () => Reply['given'] }>;

/** How questions are asked: each kind by its own prompt, below its text and the hints that were taken. */
export function answerPrompts(
  terminal: Terminal,
  runs: ReturnType<typeof promptRuns>,
): Pick<Prompter, 'ask' | 'write'> {
  const inline = (text: string) => renderInline(text, terminal);

  const untilAnswered = async (question: Question, text: Reading, ask: AskOnce): Promise<Reply> => {
    let from = 0;
    for (let taken = 0; ; taken += 1) {
      const hintTexts = () => question.hint.slice(0, taken).map((_hint, index) => hintText(question, index, terminal));
      const above = () => [...text(), ...together(...hintTexts())];
      const { end, given } = await ask(hintsAfter(taken, question), { text: above, from });
      if (end !== 'hint') return { given: end === 'unknown' ? null : given(), hints: taken };
      from = above().length;
    }
  };
  /** After a hint with what was chosen before it. */
  const askKeys = <S>(
    question: Question,
    text: Reading,
    viewFrom: (start?: S) => KeyView<S>,
    given: (state: S) => Reply['given'],
  ): Promise<Reply> => {
    let before: S | undefined;
    return untilAnswered(question, text, async (hints, above) => {
      const view = (_isBack: boolean, kept = before) => viewFrom(kept);
      const { end, state } = await runs.keys(view, { offers: { unknown: true, hints }, above, tells: true });
      before = state;
      return { end, given: () => given(state) };
    });
  };
  const askTyped = (question: Question, text: Reading, message: string, several: boolean): Promise<Reply> =>
    untilAnswered(question, text, async (hints, above) => {
      const config = (isBack: boolean) => ({
        message,
        behind: '',
        several,
        help: [several ? SEVERAL : '', hintWord(hints), isBack ? `back: ${BACK}` : ''].filter(Boolean).join('; '),
        refusal: (line: string) => refusalOf(question, line, hints, isBack),
        shown: shownTyped,
      });
      const answer = await runs.typed(config, { above, unknown: true, tells: true, endOf });
      const said = readTyped(answer.text);
      return { end: answer.end, given: () => (said.kind === 'answer' ? said.text : null) };
    });

  const askCard = (question: CardQuestion, text: Reading): Promise<Reply> =>
    untilAnswered(question, text, async (hints, above) => {
      const turn = (isBack: boolean) => pauseView(TURN_IT, { back: isBack }, terminal);
      const { end } = await runs.keys(turn, { offers: { unknown: true, hints }, passing: true, above, tells: true });
      if (end !== 'enter') return { end, given: () => null };
      const other = () => together(backText(question, terminal));
      const offers = { unknown: true, hints: NO_HINTS };
      const said = await runs.keys(() => recallView(terminal), { offers, above: { text: other } });
      return { end: 'enter', given: () => (said.end === 'unknown' ? 'again' : RECALLS[said.state.at!]!) };
    });

  const askCode = async (hints: Hints, above: Above): Promise<Written> => {
    const config = () => ({
      message: 'Your line',
      behind: '',
      several: false,
      help: hintWord(hints),
      refusal: (line: string) => lineRefusalOf(line, hints),
      shown: shownTyped,
    });
    // Any other word may be a command.
    const end = (line: string) => (['unknown', 'hint', 'stop'].includes(readTyped(line).kind) ? endOf(line) : 'enter');
    const answer = await runs.typed(config, { above, unknown: true, tells: true, endOf: end });
    if (answer.end === 'unknown' || answer.end === 'hint') return { kind: answer.end };
    return { kind: 'code', text: answer.text };
  };

  return {
    async ask({ question, choices }, text) {
      const names = choices.map(
        (choice): Text =>
          (room) =>
            renderOption(choice, terminal, room).join('\n'),
      );
      const listed = (indices: number[]) => indices.map((index) => choices[index]!);
      switch (question.kind) {
        case 'choice':
          return askKeys(
            question,
            text,
            (start?: Cursor) => chooseView('Your answer', names, terminal, start),
            ({ at }) => choices[at!]!,
          );
        case 'multi':
          return askKeys(
            question,
            text,
            (start?: Marks) => markView(names, terminal, ALL_RIGHT, start),
            ({ marked }) => listed(marked),
          );
        case 'order':
          return askKeys(
            question,
            text,
            (start?: InTurn) => orderView(names, terminal, start),
            ({ chosen }) => listed(chosen),
          );
        case 'match':
          return askKeys(
            question,
            text,
            (start?: InTurn) => matchView(leftsOf(question).map(inline), choices.map(inline), terminal, start),
            ({ chosen }) => listed(chosen),
          );
        case 'short':
          return askTyped(question, text, 'Your answer', false);
        case 'predict':
          return askTyped(question, text, question.mayFail ? 'It prints, or error and its line' : 'It prints', true);
        case 'card':
          return askCard(question, text);
      }
    },
    async write(writing, text, from) {
      const { lines, hints } = writing;
      const above = { text, from };
      if (lines === 'one') return askCode(hints, above);
      const view = (isBack: boolean) => writeKeysView(writing, isBack, terminal);
      const { end } = await runs.keys(view, { offers: { unknown: true, hints }, passing: true, above, tells: true });
      return { kind: end === 'run' || end === 'edit' || end === 'hint' ? end : 'unknown' };
    },
  };
}

function endOf(line: string): Ending {
  const { kind } = readTyped(line);
  if (kind === 'stop') throw new Stopped();
  return kind === 'answer' ? 'enter' : kind;
}

function shownTyped(line: string): string {
  return readTyped(line).kind === 'unknown' ? DONT_KNOW : line;
}

function hintWord({ left }: Hints): string {
  return left === null ? '' : `hint: ${left}`;
}

function leftsOf({ pairs }: MatchQuestion): string[] {
  return pairs.map(([left]) => left);
}

const SEVERAL = 'Enter answers; for another line Ctrl-J, or a space between the lines';
