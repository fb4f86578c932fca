import { createInterface } from 'node:readline';
import type { Shown } from '../domain/asking/present.js';
import { RECALLS } from '../domain/road/question.js';
import { InputEnded, Stopped } from '../errors.js';
import { backText, HOW_WAS_IT, RECALL_NAMES, recallIn } from './card-view.js';
import { howToAnswer, howToWrite, numbersIn, readReply, wordIn } from './line-replies.js';
import { SAME } from './pause-view.js';
import type { Prompter, Ways } from './prompter.js';
import { hintText, hintsAfter } from './question-view.js';
import { NOTHING, wholeText, type Reading } from './screens.js';
import type { Terminal } from './terminal.js';
import { textColumns, wrap } from './wrap.js';

/** Asks in append-only text and reads one line for each answer: the screen-reader, scripting and test mode. */
export function linePrompter(terminal: Terminal, stdin: NodeJS.ReadStream): Prompter & { isEmpty(): Promise<boolean> } {
  const input = createInterface({ input: stdin, terminal: false });
  const waiting: string[] = [];
  let ended = false;
  let wake = (): void => undefined;
  input.on('line', (line) => {
    waiting.push(line);
    wake();
  });
  input.on('close', () => {
    ended = true;
    wake();
  });
  const something = () => new Promise<void>((resolve) => (wake = resolve));
  const nextLine = async (): Promise<string> => {
    while (waiting.length === 0 && !ended) await something();
    const line = waiting.shift();
    if (line === undefined) throw new InputEnded();
    return line;
  };
  const next = async (): Promise<string> => (await nextLine()).trim();
  const show = (text: Reading, from = 0) => {
    const blocks = text().slice(from);
    if (blocks.length > 0) terminal.print(wholeText(blocks));
  };
  const until = async <T>(how: string, read: (line: string) => T | null): Promise<T> => {
    for (;;) {
      const line = await next();
      const answer = read(line);
      if (answer !== null) return answer;
      if (isToStop(line)) throw new Stopped();
      terminal.say(how);
    }
  };
  let isTold = !terminal.attended;
  const tellWords = () => {
    if (!isTold) terminal.say(WORDS);
    isTold = true;
  };
  // What holds for every question of a kind is said with the first.
  const toldOf = new Set<string>();

  return {
    async ask(shown, text) {
      show(text);
      tellWords();
      for (let hints = 0; ;) {
        const { left, none } = hintsAfter(hints, shown.question);
        const how = wrap(howToAnswer(shown, left), textColumns(terminal));
        if (hints === 0) terminal.say(howToAnswer(shown, left, toldOf.has(typedOrChosen(shown))));
        toldOf.add(typedOrChosen(shown));
        const reply = readReply(shown, await next());
        switch (reply.kind) {
          case 'answer':
            return { given: reply.given, hints };
          case 'unknown':
            return { given: null, hints };
          case 'turn':
            terminal.print(backText(reply.card, terminal));
            terminal.say(HOW_TO_GRADE);
            return { given: await until(wrap(HOW_TO_GRADE, textColumns(terminal)), recallIn), hints };
          case 'stop':
            throw new Stopped();
          case 'hint':
            if (left !== null) {
              terminal.print(hintText(shown.question, hints, terminal));
              hints += 1;
            } else terminal.say(none);
            break;
          case 'back':
            terminal.say('There is nothing to go back to here: the whole answer is one line.');
            break;
          case 'none':
            if (reply.why !== '') terminal.say(reply.why);
            terminal.say(how);
        }
      }
    },
    async write({ lines, path, hints }, text, from) {
      show(text, from);
      tellWords();
      terminal.say(howToWrite(lines, path, hints.left, toldOf.has(lines)));
      toldOf.add(lines);
      const written: string[] = [];
      for (;;) {
        const line = await nextLine();
        if (written.length === 0) {
          const word = wordIn(line);
          if (word === 'stop') throw new Stopped();
          if (word?.kind === 'hint' && hints.left === null) {
            terminal.say(hints.none);
            continue;
          }
          if (word !== null) return word;
        }
        if (lines === 'one' && line.trim() !== '') return { kind: 'code', text: line };
        if (line.trim() === '.') return { kind: 'code', text: `${written.join('\n')}\n` };
        if (lines === 'many') written.push(line);
      }
    },
    async confirm(message, fallback) {
      terminal.say(`${message} ${fallback ? '[Y/n]' : '[y/N]'}`);
      return until('Answer y or n.', (line) => {
        if (line === '') return fallback;
        return /^(y|yes)$/i.test(line) ? true : /^(n|no)$/i.test(line) ? false : null;
      });
    },
    async line(message, fault) {
      terminal.say(message);
      for (;;) {
        const text = await next();
        if (isToStop(text)) throw new Stopped();
        const why = fault(text);
        if (why === null) return text;
        terminal.say(why);
      }
    },
    async choose(message, choices, text = NOTHING) {
      show(text);
      terminal.say(message);
      choices.forEach(({ name }, index) => terminal.print(`${index + 1}. ${wrap(name, textColumns(terminal), 3)}`));
      const how = `Answer with a number from 1 to ${choices.length}.`;
      terminal.say(how);
      return until(
        how,
        (line) => choices[Number(line) - 1]?.value ?? choices.find(({ value }) => value === line)?.value ?? null,
      );
    },
    async mark(message, choices) {
      terminal.say(message);
      choices.forEach(({ name }, index) => terminal.print(`${index + 1}. ${wrap(name, textColumns(terminal), 3)}`));
      const how = 'Answer with numbers, such as 1 3, or with an empty line for none.';
      terminal.say(how);
      return until(how, (line) => {
        if (line === '') return [];
        const marked = numbersIn(line).map((number) => choices[number - 1]?.value);
        return marked.length === 0 || marked.includes(undefined) ? null : marked.filter((value) => value !== undefined);
      });
    },
    async pause(message, ways = {}, text = NOTHING) {
      show(text);
      if (!terminal.attended) return 'on';
      tellWords();
      const offers = [...(ways.same ? [`same: ${SAME}`] : []), ...(ways.back ? ['back: the part before'] : [])];
      const how = [message, ...offers].join('; ');
      terminal.say(how);
      return until(how, (line) => wayOf(line, ways));
    },
    // oxlint-disable-next-line typescript/require-await
    show: async (text) => show(text),
    close: () => input.close(),
    async isEmpty() {
      if (waiting.length === 0 && !ended) await Promise.race([something(), elapsed(FIRST_LINE_MS)]);
      return ended && waiting.length === 0;
    },
  };
}

const HOW_TO_GRADE = `${HOW_WAS_IT} Answer with a number: ${RECALLS.map((recall, index) => `${index + 1}: ${RECALL_NAMES[recall]}`).join('; ')}.`;
const WORDS = 'At any time: `quit` stops and keeps your place.';

function typedOrChosen({ question: { kind } }: Shown): 'typed' | 'chosen' {
  return kind === 'short' || kind === 'predict' ? 'typed' : 'chosen';
}

function isToStop(line: string): boolean {
  return /^(q|quit)$/i.test(line);
}

function wayOf(line: string, ways: Ways): 'on' | keyof Ways | null {
  if (line === '') return 'on';
  if (ways.back && /^(b|back)$/i.test(line)) return 'back';
  return ways.same && /^(m|same)$/i.test(line) ? 'same' : null;
}

// An input that is closed says so at once; one that someone may still write to does not.
const FIRST_LINE_MS = 100;

function elapsed(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
