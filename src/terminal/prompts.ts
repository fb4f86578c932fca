import inquirer from 'inquirer';
import type { Given } from '../domain/history/event.js';
import type { Shown } from '../domain/asking/present.js';
import { cleanForeign } from './clean.js';
import { renderInline } from './markdown.js';
import { HINT_WORD, Interrupted, UNKNOWN_KEY, type Prompter, type Reply } from './prompter.js';
import type { Terminal } from './terminal.js';
import { indented, width, wrap } from './wrap.js';

const DONT_KNOW = "I don't know";
const SHOW_HINT = 'Show a hint';
const UNKNOWN = '\0unknown';
const HINT = '\0hint';
const PAGE = 14;
const DRAIN_MS = 20;
/** What stands before the first line of a message, and before each line of a choice. */
const [MARK, NUMBER] = [2, 5];
/** What a confirmation says and takes behind its message. */
const YES_OR_NO = 10;

// Its own types want each prompt's options spelled out for inference; here each prompt has one answer.
type Ask = (questions: object[]) => Promise<{ answer: unknown }>;

type Item = { value: string; name: string };

/** Asks with inquirer's prompts. */
export function inquirerPrompter(terminal: Terminal, stdin: NodeJS.ReadStream): Prompter {
  const lasting = inquirer.createPromptModule() as unknown as Ask;
  const passing = inquirer.createPromptModule({ clearPromptOnDone: true }) as unknown as Ask;

  const run = async <T>(
    prompt: Ask,
    question: { type: string; message: string } & Record<string, unknown>,
  ): Promise<T> => {
    await drain(stdin);
    try {
      const { answer } = await prompt([{ name: 'answer', ...question }]);
      return answer as T;
    } catch (error) {
      throw (error as Error).name === 'ExitPromptError' ? new Interrupted() : error;
    }
  };
  // Inquirer breaks a line that is too long wherever it ends.
  const asked = (message: string, behind = 0) => wrap(message, terminal.columns - 1 - behind, MARK);
  const choicesOf = (message: string, items: Item[]) => {
    const lastLine = `${' '.repeat(MARK)}${asked(message)}`.split('\n').at(-1)!;
    return items.map(({ value, name }) => {
      // A chosen answer that is too long to stand behind the message stands below it.
      const beside = width(`${lastLine} ${name}`) < terminal.columns;
      const short = beside ? name : `\n${indented(wrap(name, terminal.columns - MARK), MARK)}`;
      return { value, name: wrap(name, terminal.columns - MARK, NUMBER), short };
    });
  };
  const select = (message: string, items: Item[]) =>
    run<string>(lasting, {
      type: 'select',
      message: asked(message),
      choices: choicesOf(message, items),
      loop: false,
      pageSize: PAGE,
      theme: { indexMode: 'number' },
    });
  const item = (text: string): Item => ({ value: text, name: renderInline(text, terminal) });
  const extras = (hintLeft: boolean): Item[] => [
    { value: UNKNOWN, name: terminal.style.dim(DONT_KNOW) },
    ...(hintLeft ? [{ value: HINT, name: terminal.style.dim(SHOW_HINT) }] : []),
  ];

  const askMulti = async (choices: string[], hintLeft: boolean): Promise<Reply> => {
    const message = 'All that are right (space marks, Enter answers)';
    const chosen = await run<string[]>(lasting, {
      type: 'checkbox',
      message: asked(message),
      choices: choicesOf(message, [...choices.map(item), ...extras(hintLeft)]),
      loop: false,
      pageSize: PAGE,
      required: true,
      // "All" would mark "I don't know", too.
      shortcuts: { all: null, invert: null },
    });
    return chosen.includes(HINT) ? { kind: 'hint' } : answer(chosen.includes(UNKNOWN) ? null : chosen);
  };
  const askOrder = async (choices: string[], hintLeft: boolean): Promise<Reply> => {
    const placed: string[] = [];
    while (placed.length < choices.length - 1) {
      const left = choices.filter((choice) => !placed.includes(choice));
      const chosen = await select(`${ordinal(placed.length)} of ${choices.length}`, [
        ...left.map(item),
        ...extras(hintLeft && placed.length === 0),
      ]);
      if (chosen === HINT) return { kind: 'hint' };
      if (chosen === UNKNOWN) return answer(null);
      placed.push(chosen);
    }
    return answer([...placed, ...choices.filter((choice) => !placed.includes(choice))]);
  };
  const askMatch = async ({ question, choices }: Shown, hintLeft: boolean): Promise<Reply> => {
    if (question.kind !== 'match') return answer(null);
    const rights: string[] = [];
    for (const [index, [left]] of question.pairs.entries()) {
      const free = choices.filter((choice) => !rights.includes(choice));
      const chosen =
        free.length === 1
          ? free[0]!
          : await select(renderInline(left, terminal), [...free.map(item), ...extras(hintLeft && index === 0)]);
      if (chosen === HINT) return { kind: 'hint' };
      if (chosen === UNKNOWN) return answer(null);
      rights.push(chosen);
    }
    return answer(rights);
  };
  const askLine = async (message: string, hintLeft: boolean): Promise<Reply> => {
    const typed = await run<string>(lasting, {
      type: 'input',
      message: asked(`${message} (${UNKNOWN_KEY}: I don't know${hintLeft ? `, ${HINT_WORD}: a hint` : ''})`),
      validate: (text: string) => text.trim() !== '' || `Type an answer, or ${UNKNOWN_KEY} if you don't know.`,
    });
    const text = cleanForeign(typed.trim());
    if (text === UNKNOWN_KEY) return answer(null);
    return hintLeft && text.toLowerCase() === HINT_WORD ? { kind: 'hint' } : answer(text);
  };

  return {
    async ask(shown, hintLeft) {
      switch (shown.question.kind) {
        case 'choice': {
          const chosen = await select('Your answer', [...shown.choices.map(item), ...extras(hintLeft)]);
          return chosen === HINT ? { kind: 'hint' } : answer(chosen === UNKNOWN ? null : chosen);
        }
        case 'multi':
          return askMulti(shown.choices, hintLeft);
        case 'order':
          return askOrder(shown.choices, hintLeft);
        case 'match':
          return askMatch(shown, hintLeft);
        case 'short':
          return askLine('Your answer', hintLeft);
        case 'predict':
          return askLine('It prints', hintLeft);
      }
    },
    confirm: (message, fallback) =>
      run<boolean>(lasting, { type: 'confirm', message: asked(message, YES_OR_NO), default: fallback }),
    choose: async (message, choices) => (await select(message, choices)) as never,
    mark: async (message, choices) =>
      (await run<string[]>(lasting, {
        type: 'checkbox',
        message: asked(`${message} (space marks, Enter goes on)`),
        choices: choicesOf(message, choices),
        loop: false,
        pageSize: PAGE,
      })) as never,
    async pause(message) {
      await run<string>(passing, {
        type: 'input',
        message,
        theme: { prefix: { idle: terminal.style.dim(terminal.symbols.pointer), done: '' } },
      });
    },
    close: () => undefined,
  };
}

function answer(given: Given): Reply {
  return { kind: 'answer', given };
}

function ordinal(index: number): string {
  return ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth'][index] ?? `Number ${index + 1}`;
}

// Keys typed while a lesson was printed would answer the question after it.
async function drain(stdin: NodeJS.ReadStream): Promise<void> {
  let typed = '';
  const collect = (chunk: Buffer | string) => {
    typed += chunk.toString();
  };
  stdin.setRawMode(true);
  stdin.on('data', collect).resume();
  await new Promise((resolve) => setTimeout(resolve, DRAIN_MS));
  stdin.off('data', collect).pause();
  stdin.setRawMode(false);
  if (typed.includes('\u0003')) throw new Interrupted();
}
