import inquirer from 'inquirer';
import { Interrupted, Stopped } from '../errors.js';
import { drain } from './drain.js';
import { keyPrompt, type KeyAnswer, type KeyConfig } from './key-prompt.js';
import type { KeyView } from './key-view.js';
import { NO_HINTS } from './key-view.js';
import type { Screen } from './prompt-screen.js';
import { typePrompt, type TypeConfig } from './type-prompt.js';

// Its own types want each prompt's options spelled out for inference; here each prompt has one answer.
type Ask = (questions: object[]) => Promise<{ answer: unknown }>;

/** Runs one prompt after the other, each until its answer or until it is stopped; `passing` ones leave nothing behind. */
export function promptRuns(screen: Screen) {
  const asks = { lasting: askWith({}), passing: askWith({ clearPromptOnDone: true }) };
  const run = async (ask: Ask, question: object): Promise<unknown> => {
    await drain(screen.stdin);
    try {
      return (await ask([{ name: 'answer', screen, ...question }])).answer;
    } catch (error) {
      throw (error as Error).name === 'ExitPromptError' ? new Interrupted() : error;
    }
  };
  const runKeys = async <S>(
    view: KeyView<S>,
    offers: KeyConfig<unknown>['offers'] = { unknown: false, hints: NO_HINTS },
    { passing } = { passing: false },
  ) => {
    const answer = (await run(passing ? asks.passing : asks.lasting, { type: 'keys', view, offers })) as KeyAnswer<S>;
    if (answer.end === 'stop') throw new Stopped();
    return answer;
  };
  const runTyped = async (config: Omit<TypeConfig, 'screen'>): Promise<string> => {
    const text = (await run(asks.lasting, { type: 'typed', ...config })) as string | null;
    if (text === null) throw new Stopped();
    return text;
  };
  return { runKeys, runTyped };
}

function askWith(options: { clearPromptOnDone?: boolean }): Ask {
  const ask = inquirer.createPromptModule(options);
  ask.registerPrompt('keys', keyPrompt);
  ask.registerPrompt('typed', typePrompt);
  return ask as unknown as Ask;
}
