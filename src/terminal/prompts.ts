import { Stopped } from '../errors.js';
import { answerPrompts } from './answer-prompts.js';
import { chooseView } from './choose-view.js';
import { NO_HINTS, plainText } from './key-view.js';
import { AT_FIRST } from './list-cursor.js';
import { markView } from './mark-view.js';
import { pauseView } from './pause-view.js';
import { promptRuns } from './prompt-runs.js';
import type { Screen } from './prompt-screen.js';
import type { Prompter } from './prompter.js';
import { NOTHING } from './screens.js';
import type { Terminal } from './terminal.js';
import { readYesOrNo } from './typed-replies.js';

/** Asks with Inquirer, which runs our own prompts: those it has know no keys but arrows, and draw signs of their own. */
export function inquirerPrompter(terminal: Terminal, streams: Omit<Screen, 'look'>): Prompter {
  const runs = promptRuns(terminal, streams);
  return {
    ...answerPrompts(terminal, runs),
    async confirm(message, fallback) {
      const { text } = await runs.typed(() => ({
        message,
        behind: fallback ? '(Y/n)' : '(y/N)',
        several: false,
        help: '',
        refusal: (typed) => (readYesOrNo(typed, fallback) === null ? 'Answer y or n.' : null),
        shown: (typed) => ({ yes: 'Yes', no: 'No', stop: '' })[readYesOrNo(typed, fallback) ?? 'stop'],
      }));
      const said = readYesOrNo(text, fallback);
      if (said === 'stop') throw new Stopped();
      return said === 'yes';
    },
    async line(message, fault) {
      const shown = (typed: string) => typed;
      return (await runs.typed(() => ({ message, behind: '', several: false, help: '', refusal: fault, shown }))).text;
    },
    async choose(message, choices, text = NOTHING) {
      const names = choices.map((choice) => plainText(choice.name));
      const view = (_isBack: boolean, kept = AT_FIRST) => chooseView(message, names, terminal, kept);
      const { state } = await runs.keys(view, { above: { text } });
      return choices[state.at!]!.value;
    },
    async mark(message, choices) {
      const names = choices.map((choice) => plainText(choice.name));
      const { state } = await runs.keys(() => markView(names, terminal, { message, least: 0 }));
      return state.marked.map((index) => choices[index]!.value);
    },
    async pause(message, { back = false, same = false } = {}, text = NOTHING) {
      const view = (isBack: boolean) => pauseView(message, { back: isBack || back, same }, terminal);
      const offers = { unknown: false, hints: NO_HINTS, back };
      const { end } = await runs.keys(view, { passing: true, tells: true, above: { text }, offers });
      return end === 'back' || end === 'same' ? end : 'on';
    },
    show: (text) => runs.nothing(text),
    close: () => undefined,
  };
}
