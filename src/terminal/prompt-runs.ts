import inquirer from 'inquirer';
import { Interrupted, Stopped } from '../errors.js';
import { drain } from './drain.js';
import { footOf, keyPrompt, type KeyAnswer, type Offers } from './key-prompt.js';
import { linesOf, messageText, NO_HINTS, type Ending, type KeyView } from './key-view.js';
import { pauseView } from './pause-view.js';
import type { Screen } from './prompt-screen.js';
import { askBelow, NOTHING, type Reading } from './screens.js';
import type { Terminal } from './terminal.js';
import { typePrompt, type TypeConfig } from './type-prompt.js';
import { textColumns, wrap } from './wrap.js';

// Its own types want each prompt's options spelled out for inference; here each prompt has one answer.
type Ask = (questions: object[]) => Promise<{ answer: unknown }>;

/** The text above a prompt, from a block on, where the others were shown before. */
export interface Above {
  text: Reading;
  from?: number;
}

interface Asked {
  /** It says first which keys there are, where that was not said yet. */
  tells?: boolean;
  above?: Above;
}

interface Keys extends Asked {
  offers?: Offers;
  /** It leaves nothing behind. */
  passing?: boolean;
}

interface TypedWords extends Asked {
  /** What a word means that is no answer. */
  endOf?: (typed: string) => Ending;
  unknown?: boolean;
}

type Typing = Omit<TypeConfig, 'screen'>;

/** Runs one prompt after the other, each below its text, until its answer or until it is stopped. */
export function promptRuns(terminal: Terminal, streams: Omit<Screen, 'look'>) {
  const screen: Screen = { look: terminal, ...streams };
  const asks = { lasting: askWith({}), passing: askWith({ clearPromptOnDone: true }) };
  const keys = keysText(terminal);
  let isTold = false;
  const run = async (ask: Ask, question: object): Promise<unknown> => {
    await drain(screen.stdin);
    try {
      return (await ask([{ name: 'answer', screen, ...question }])).answer;
    } catch (error) {
      throw (error as Error).name === 'ExitPromptError' ? new Interrupted() : error;
    }
  };
  const runKeys = async <S>(view: KeyView<S>, offers: Offers, passing: boolean) => {
    const answer = (await run(passing ? asks.passing : asks.lasting, { type: 'keys', view, offers })) as KeyAnswer<S>;
    if (answer.end === 'stop') throw new Stopped();
    return answer;
  };
  const runTyped = async (config: Typing) => {
    const text = (await run(asks.lasting, { type: 'typed', ...config })) as string | null;
    if (text === null) throw new Stopped();
    return text;
  };

  const keysLines = (tells: boolean) => (isTold || !tells ? 0 : linesOf(keys()));
  const tellKeys = () => {
    if (!isTold) terminal.print(keys());
    isTold = true;
  };
  /** A prompt below a text; `left` is what it comes to where it is left before all of that was shown. */
  const below = <T extends { end: Ending }>(
    { above = { text: NOTHING }, tells = false }: Asked,
    { unknown, back = false }: Pick<Offers, 'unknown' | 'back'>,
    prompt: { lines: () => number; ask: (isBack: boolean) => Promise<T>; left: (end: Ending) => T },
  ): Promise<T> => {
    const view = (isBack: boolean) => pauseView(MORE, { back: isBack || back }, terminal);
    return askBelow(terminal, above.text, above.from ?? 0, {
      lines: () => keysLines(tells) + prompt.lines(),
      ask(isBack) {
        if (tells) tellKeys();
        return prompt.ask(isBack);
      },
      moreLines: () => keysLines(true) + heightOf(view(true)),
      async more(isBack) {
        tellKeys();
        const { end } = await runKeys(view(isBack), { unknown, hints: { left: null, none: REST_FIRST } }, true);
        return prompt.left(end);
      },
    });
  };

  return {
    /** By single keys. A view hangs on whether there is something above to go back to, and on how it was left for that. */
    keys<S>(
      viewFor: (isBack: boolean, kept?: S) => KeyView<S>,
      { offers = NO_OFFERS, passing = false, ...asked }: Keys = {},
    ): Promise<KeyAnswer<S>> {
      let kept: S | undefined;
      return below(asked, offers, {
        lines: () => heightOf(viewFor(false)) + linesOf(footOf(offers, terminal)),
        async ask(isBack) {
          // One that leaves nothing behind says by itself that there is a way back.
          const answer = await runKeys(viewFor(isBack, kept), { ...offers, back: isBack && !passing }, passing);
          kept = answer.state;
          return answer;
        },
        left: (end) => ({ end, state: viewFor(false).start }),
      });
    },
    /** By what is typed. */
    typed(
      configFor: (isBack: boolean) => Typing,
      { endOf = () => 'enter', unknown = false, ...asked }: TypedWords = {},
    ): Promise<{ end: Ending; text: string }> {
      return below(
        asked,
        { unknown },
        {
          lines: () => typedLines(configFor(true), terminal),
          async ask(isBack) {
            const text = await runTyped(configFor(isBack));
            return { end: endOf(text), text };
          },
          left: (end) => ({ end, text: '' }),
        },
      );
    },
    /** By nothing: something else is told below, in a few lines. */
    async nothing(text: Reading): Promise<void> {
      const on = { end: 'enter' as const };
      await below({ above: { text } }, NO_OFFERS, { lines: () => FEW, ask: () => Promise.resolve(on), left: () => on });
    },
  };
}

const FEW = 8;
const NO_OFFERS: Offers = { unknown: false, hints: NO_HINTS };
const MORE = 'Enter: more';
const REST_FIRST = 'First the rest of it: Enter shows more.';

function heightOf<S>(view: KeyView<S>): number {
  const { message, blocks } = view.draw(view.start);
  return [message, ...blocks].reduce((sum, text) => sum + text.split('\n').length, 0);
}

function typedLines({ message, behind, help }: Typing, terminal: Terminal): number {
  return linesOf(messageText(`${message} ${behind}`, terminal)) + linesOf(wrap(help, terminal.columns - 1));
}

function askWith(options: { clearPromptOnDone?: boolean }): Ask {
  const ask = inquirer.createPromptModule(options);
  ask.registerPrompt('keys', keyPrompt);
  ask.registerPrompt('typed', typePrompt);
  return ask as unknown as Ask;
}

function keysText(terminal: Terminal): () => string {
  return () =>
    `\n${wrap(
      `Keys: a number or ${terminal.symbols.upDown} chooses, Enter answers; ? is "I don't know", h a hint, b goes back, q stops. Where you type, type ?, hint, back or quit for these; in quotes they are an answer.`,
      textColumns(terminal),
    )}`;
}
