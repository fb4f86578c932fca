import chalk from 'chalk';
import { clean } from './clean.js';
import { asTyped } from './command-name.js';
import type { Progress } from './progress.js';
import { knowsHyperlinks } from './hyperlinks.js';
import { STYLE, type Style } from './style.js';
import { ASCII, SPOKEN, UNICODE, type Symbols } from './symbols.js';
import { fitted, textColumns, wrap } from './wrap.js';

/** `prompts` repaint, `lines` read one line an answer, `none` never asks. */
export type InputMode = 'prompts' | 'lines' | 'none';

export interface Terminal {
  /** The width that text is laid out for, as it is now: a window may be resized at any moment. */
  readonly columns: number;
  /** How many lines are seen at once, as it is now. */
  readonly rows: number;
  input: InputMode;
  /** Append-only text without repaint or drawing: for screen readers, scripts and tests. */
  plain: boolean;
  /** Someone sits at stdin, so the program may wait for Enter. */
  attended: boolean;
  /** Long texts go through the learner's pager, or are shown a screen at a time where something is asked below them. */
  pager: boolean;
  hyperlinks: boolean;
  symbols: Symbols;
  style: Style;
  highlight(code: string, language: string): string;
  /** Loads the colors of code, where there are colors at all. */
  loadHighlighting(): Promise<void>;
  /** As with --plain from now on, unless the environment says no. */
  becomePlain(): void;
  /** Writes a result. Styles stay; any other control character does not. */
  print(text?: string): void;
  /** Writes a sentence, wrapped to the width for text; lines after the first are indented by `hang` spaces. */
  say(text: string, hang?: number): void;
  /** The same of a text that is too long to be held whole. */
  printPieces(pieces: Iterable<string>): void;
  /** Writes a file that is clean by its format, and has line ends of its own. */
  write(text: string): void;
  /** Writes a remark that is no result. */
  note(text: string): void;
  /** Says what long work is at, on stderr where that is a terminal; null when it is done. Lets Ctrl-C through. */
  progress: Progress;
  /** Scrolls away what stands on the screen, where there is a screen; it can still be scrolled back to. */
  freshScreen(): void;
}

export interface TerminalFlags {
  plain: boolean;
  input: boolean;
  color: boolean;
  pager: boolean;
}

interface Streams {
  /** Whether standard input is a terminal. */
  typed: boolean;
  stdout: NodeJS.WriteStream;
  /** Asked for only to write to it. */
  readonly stderr: NodeJS.WriteStream;
}

const NARROWEST = 20;
const LOWEST = 4;
const [WIDTH_OF_PIPES, ROWS_OF_PIPES] = [80, 24];

export function openTerminal(streams: Streams, env: NodeJS.ProcessEnv, flags: TerminalFlags): Terminal {
  const { typed, stdout } = streams;
  const attended = typed && stdout.isTTY;
  let wantsPlain = false;
  chalk.level = colorLevel(chalk.level, env, flags.color);
  let line: Progress | null = null;
  const terminal: Terminal = {
    get columns() {
      return Math.max(NARROWEST, stdout.columns || Number(env['COLUMNS']) || WIDTH_OF_PIPES);
    },
    get rows() {
      return Math.max(LOWEST, stdout.rows || ROWS_OF_PIPES);
    },
    input: inputMode(typed, stdout, flags.input, !attended),
    plain: !attended,
    attended,
    pager: attended && flags.pager && !isPagerUnwanted(env),
    hyperlinks: attended && chalk.level > 0 && knowsHyperlinks(env, process.platform),
    symbols: !attended ? SPOKEN : knowsUnicode(env, process.platform) ? UNICODE : ASCII,
    style: STYLE,
    highlight: (code) => code,
    async loadHighlighting() {
      if (chalk.level > 0) terminal.highlight = (await import('./highlight.js')).highlight;
    },
    becomePlain() {
      if (isNo(env['ACCESSIBLE']) && !flags.plain && env['TERM'] !== 'dumb') return;
      wantsPlain = true;
      chalk.level = 0;
      const input = inputMode(typed, stdout, flags.input, true);
      Object.assign(terminal, { input, plain: true, pager: false, hyperlinks: false, symbols: SPOKEN });
    },
    print: (text = '') => void stdout.write(`${clean(asTyped(text))}\n`),
    say: (text, hang = 0) => terminal.print(wrap(text, textColumns(terminal), hang)),
    printPieces(pieces) {
      for (const piece of pieces) stdout.write(clean(asTyped(piece)));
      stdout.write('\n');
    },
    write: (text) => void stdout.write(text),
    note(text) {
      const { stderr } = streams;
      stderr.write(`${clean(stderr.isTTY ? fitted(text, stderr.columns) : asTyped(text))}\n`);
    },
    async progress(text, when) {
      if (text === null && line === null) return;
      const { progressLine } = await import('./progress.js');
      const { stderr } = streams;
      line ??= progressLine(stderr, wantsPlain ? 'stays' : stderr.isTTY ? 'over' : 'silent');
      return line(text, when);
    },
    freshScreen() {
      if (terminal.input === 'prompts') stdout.write('\n'.repeat(terminal.rows) + TO_THE_TOP);
    },
  };
  if (flags.plain || isOn(env['ACCESSIBLE']) || env['TERM'] === 'dumb') terminal.becomePlain();
  return terminal;
}

// New lines and not a clearing, which in many terminals takes what was on the screen out of what can be scrolled to.
const TO_THE_TOP = '\u001b[H';

function inputMode(typed: boolean, stdout: NodeJS.WriteStream, wanted: boolean, plain: boolean): InputMode {
  // A terminal to type at, but none to show a question on: nothing can be asked.
  if (!wanted || (typed && !stdout.isTTY)) return 'none';
  return plain ? 'lines' : 'prompts';
}

/** Set to anything but a word for no: ACCESSIBLE is written as 1, true, yes or on. */
function isOn(value: string | undefined): boolean {
  return (value ?? '').trim() !== '' && !isNo(value);
}

/** An empty pager, or one that only prints. */
function isPagerUnwanted(env: NodeJS.ProcessEnv): boolean {
  return ['', 'cat'].includes((env['ROADMAP_PAGER'] ?? env['PAGER'] ?? 'less').trim());
}

function isNo(value: string | undefined): boolean {
  return ['0', 'false', 'no', 'off'].includes((value ?? '').trim().toLowerCase());
}

/** How many colors: chalk knows the terminal and FORCE_COLOR; the other wishes it does not know. */
export function colorLevel(found: typeof chalk.level, env: NodeJS.ProcessEnv, wanted: boolean): typeof chalk.level {
  if (!wanted || env['NO_COLOR']) return 0;
  if (isOn(env['CLICOLOR_FORCE'])) return Math.max(1, found) as typeof chalk.level;
  return env['CLICOLOR'] === '0' && !env['FORCE_COLOR'] ? 0 : found;
}

export function knowsUnicode(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): boolean {
  if (platform === 'win32') return Boolean(env['WT_SESSION'] || env['TERM_PROGRAM'] || env['TERM']);
  if (env['TERM'] === 'linux') return false;
  // An empty variable counts as none: `LC_ALL= LANG=C` is C.
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'];
  return !locale || /utf-?8/i.test(locale);
}
