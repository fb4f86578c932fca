import type { Shown } from '../domain/asking/present.js';
import { Stopped } from '../errors.js';
import { RECALLS, type CardQuestion, type MatchQuestion, type Question } from '../domain/road/question.js';
import { backText, recallView, TURN_IT } from './card-view.js';
import { chooseView } from './choose-view.js';
import type { InTurn } from './in-turn.js';
import { DONT_KNOW } from './key-prompt.js';
import { NO_HINTS, plainText, type Ending, type KeyView, type Text } from './key-view.js';
import { renderInline, renderOption } from './markdown.js';
import { ALL_RIGHT, markView, type Marks } from './mark-view.js';
import { matchView } from './match-view.js';
import { orderView } from './order-view.js';
import { pauseView } from './pause-view.js';
import { promptRuns } from './prompt-runs.js';
import type { Screen } from './prompt-screen.js';
import type { Hints, Prompter, Reply, Written } from './prompter.js';
import { hintText, hintsAfter } from './question-view.js';
import type { Terminal } from './terminal.js';
import { readYesOrNo, refusalOf } from './typed-replies.js';
import { readTyped } from './typed-words.js';
import { textColumns, wrap } from './wrap.js';
import { writeKeysView } from './write-keys.js';

/** Asks with Inquirer, which runs our own prompts: those it has know no keys but arrows, and draw signs of their own. */
export function inquirerPrompter(terminal: Terminal, streams: Pick<Screen, 'stdin' | 'stdout' | 'env'>): Prompter {
  const { runKeys, runTyped } = promptRuns({ look: terminal, ...streams });
  const inline = (text: string) => renderInline(text, terminal);
  let isTold = false;
  const tellKeys = () => {
    if (!isTold) terminal.print(`\n${wrap(keysText(terminal), textColumns(terminal))}`);
    isTold = true;
  };

  /** Asks until it is answered; after a hint with what was chosen before it. */
  const untilAnswered = async (
    question: Question,
    ask: (hints: Hints) => Promise<{ end: Ending; given: () => Reply['given'] }>,
  ): Promise<Reply> => {
    for (let taken = 0; ; taken += 1) {
      const { end, given } = await ask(hintsAfter(taken, question));
      if (end !== 'hint') return { given: end === 'unknown' ? null : given(), hints: taken };
      terminal.print(hintText(question, taken, terminal));
    }
  };
  const askKeys = <S>(
    question: Question,
    viewFrom: (start?: S) => KeyView<S>,
    given: (state: S) => Reply['given'],
  ): Promise<Reply> => {
    let kept: S | undefined;
    return untilAnswered(question, async (hints) => {
      const { end, state } = await runKeys(viewFrom(kept), { unknown: true, hints });
      kept = state;
      return { end, given: () => given(state) };
    });
  };
  const askTyped = (question: Question, message: string, several: boolean): Promise<Reply> =>
    untilAnswered(question, async (hints) => {
      const answer = readTyped(
        await runTyped({
          message,
          behind: '',
          several,
          help: [several ? SEVERAL : '', hints.left === null ? '' : `hint: ${hints.left}`].filter(Boolean).join('; '),
          refusal: (text) => refusalOf(question, text, hints),
          shown: (text) => (readTyped(text).kind === 'unknown' ? DONT_KNOW : text),
        }),
      );
      if (answer.kind === 'stop') throw new Stopped();
      return answer.kind === 'answer'
        ? { end: 'enter', given: () => answer.text }
        : { end: answer.kind, given: () => null };
    });

  const askCard = (question: CardQuestion): Promise<Reply> =>
    untilAnswered(question, async (hints) => {
      const { end } = await runKeys(pauseView(TURN_IT, {}, terminal), { unknown: true, hints }, { passing: true });
      if (end !== 'enter') return { end, given: () => null };
      terminal.print(backText(question, terminal));
      const said = await runKeys(recallView(terminal), { unknown: true, hints: NO_HINTS });
      return { end: 'enter', given: () => (said.end === 'unknown' ? 'again' : RECALLS[said.state.at!]!) };
    });

  const askCode = async (hints: Hints): Promise<Written> => {
    const text = await runTyped({
      message: 'Your line',
      behind: '',
      several: false,
      help: hints.left === null ? '' : `hint: ${hints.left}`,
      refusal: (typed) => {
        if (typed.trim() === '') return "Type a line, or ? if you don't know.";
        return readTyped(typed).kind === 'hint' && hints.left === null ? hints.none : null;
      },
      shown: (typed) => (readTyped(typed).kind === 'unknown' ? DONT_KNOW : typed),
    });
    const typed = readTyped(text);
    if (typed.kind === 'stop') throw new Stopped();
    if (typed.kind === 'unknown' || typed.kind === 'hint') return { kind: typed.kind };
    // Any other word may be a command.
    return { kind: 'code', text };
  };

  return {
    async ask({ question, choices }: Shown) {
      tellKeys();
      const names = choices.map(
        (text): Text =>
          (room) =>
            renderOption(text, terminal, room).join('\n'),
      );
      const listed = (indices: number[]) => indices.map((index) => choices[index]!);
      switch (question.kind) {
        case 'choice':
          return askKeys(
            question,
            () => chooseView('Your answer', names, terminal),
            ({ at }) => choices[at!]!,
          );
        case 'multi':
          return askKeys(
            question,
            (start?: Marks) => markView(names, terminal, ALL_RIGHT, start),
            ({ marked }) => listed(marked),
          );
        case 'order':
          return askKeys(
            question,
            (start?: InTurn) => orderView(names, terminal, start),
            ({ chosen }) => listed(chosen),
          );
        case 'match':
          return askKeys(
            question,
            (start?: InTurn) => matchView(leftsOf(question).map(inline), choices.map(inline), terminal, start),
            ({ chosen }) => listed(chosen),
          );
        case 'short':
          return askTyped(question, 'Your answer', false);
        case 'predict':
          return askTyped(question, question.mayFail ? 'It prints, or error and its line' : 'It prints', true);
        case 'card':
          return askCard(question);
      }
    },
    async write(writing) {
      tellKeys();
      if (writing.lines === 'one') return askCode(writing.hints);
      const { end } = await runKeys(
        writeKeysView(writing, terminal),
        { unknown: true, hints: writing.hints },
        { passing: true },
      );
      return { kind: end === 'run' || end === 'edit' || end === 'hint' ? end : 'unknown' };
    },
    async confirm(message, fallback) {
      const answer = await runTyped({
        message,
        behind: fallback ? '(Y/n)' : '(y/N)',
        several: false,
        help: '',
        refusal: (text) => (readYesOrNo(text, fallback) === null ? 'Answer y or n.' : null),
        shown: (text) => ({ yes: 'Yes', no: 'No', stop: '' })[readYesOrNo(text, fallback) ?? 'stop'],
      });
      const said = readYesOrNo(answer, fallback);
      if (said === 'stop') throw new Stopped();
      return said === 'yes';
    },
    line: (message, fault) =>
      runTyped({ message, behind: '', several: false, help: '', refusal: fault, shown: (text) => text }),
    async choose(message, choices) {
      const { state } = await runKeys(
        chooseView(
          message,
          choices.map((choice) => plainText(choice.name)),
          terminal,
          0,
        ),
      );
      return choices[state.at!]!.value;
    },
    async mark(message, choices) {
      const names = choices.map((choice) => plainText(choice.name));
      const { state } = await runKeys(markView(names, terminal, { message, least: 0 }));
      return state.marked.map((index) => choices[index]!.value);
    },
    async pause(message, ways = {}) {
      tellKeys();
      const { end } = await runKeys(pauseView(message, ways, terminal), undefined, { passing: true });
      return end === 'back' || end === 'same' ? end : 'on';
    },
    close: () => undefined,
  };
}

function leftsOf({ pairs }: MatchQuestion): string[] {
  return pairs.map(([left]) => left);
}

const SEVERAL = 'Enter answers; for another line Ctrl-J, or a space between the lines';

function keysText({ symbols }: Terminal): string {
  return `Keys: a number or ${symbols.upDown} chooses, Enter answers; ? is "I don't know", h a hint, b goes back, q stops. Where you type, the words ?, hint, back and quit alone do it; in quotes they are text.`;
}
