import chalk, { type ChalkInstance } from 'chalk';
import { clean } from './clean.js';
import { asTyped } from './command-name.js';
import type { Progress } from './progress.js';
import { ASCII, UNICODE, type Symbols } from './symbols.js';

/** `prompts` repaint, `lines` read one line an answer, `none` never asks. */
export type InputMode = 'prompts' | 'lines' | 'none';

export interface Terminal {
  /** The width that text is laid out for. */
  columns: number;
  input: InputMode;
  /** Append-only text without repaint or drawing: for screen readers, scripts and tests. */
  plain: boolean;
  /** Someone sits at stdin, so the program may wait for Enter. */
  attended: boolean;
  hyperlinks: boolean;
  symbols: Symbols;
  style: Style;
  highlight(code: string, language: string): string;
  /** Loads the colors of code, where there are colors at all. */
  loadHighlighting(): Promise<void>;
  /** Writes a result. Styles stay; any other control character does not. */
  print(text?: string): void;
  /** Writes a remark that is no result. */
  note(text: string): void;
  /** Says what long work is at, on stderr where that is a terminal; null when it is done. Lets Ctrl-C through. */
  progress: Progress;
}

export interface Style {
  accent: ChalkInstance;
  strong: ChalkInstance;
  dim: ChalkInstance;
  good: ChalkInstance;
  bad: ChalkInstance;
}

export interface TerminalFlags {
  plain: boolean;
  input: boolean;
  color: boolean;
}

interface Streams {
  /** Whether standard input is a terminal. */
  typed: boolean;
  stdout: NodeJS.WriteStream;
  stderr: NodeJS.WriteStream;
}

const NARROWEST = 20;
const WIDTH_OF_PIPES = 80;

export function openTerminal(
  { typed, stdout, stderr }: Streams,
  env: NodeJS.ProcessEnv,
  flags: TerminalFlags,
): Terminal {
  const attended = typed && stdout.isTTY;
  const wantsPlain = flags.plain || env['ACCESSIBLE'] === '1' || env['TERM'] === 'dumb';
  const plain = wantsPlain || !attended;
  // Without a terminal chalk has decided already: no color, unless FORCE_COLOR asks for it.
  if (!flags.color || wantsPlain || env['NO_COLOR']) chalk.level = 0;
  let line: Progress | null = null;
  const terminal: Terminal = {
    columns: Math.max(NARROWEST, stdout.columns || Number(env['COLUMNS']) || WIDTH_OF_PIPES),
    input: inputMode(typed, stdout, flags.input, plain),
    plain,
    attended,
    hyperlinks: !plain && chalk.level > 0 && knowsHyperlinks(env),
    symbols: plain || !knowsUnicode(env) ? ASCII : UNICODE,
    style: { accent: chalk.cyan, strong: chalk.bold, dim: chalk.dim, good: chalk.green, bad: chalk.red },
    highlight: (code) => code,
    async loadHighlighting() {
      if (chalk.level > 0) terminal.highlight = (await import('./highlight.js')).highlight;
    },
    print: (text = '') => void stdout.write(`${clean(asTyped(text))}\n`),
    note: (text) => void stderr.write(`${clean(asTyped(text))}\n`),
    async progress(text, when) {
      if (text === null && line === null) return;
      const { progressLine } = await import('./progress.js');
      line ??= progressLine(stderr, wantsPlain ? 'stays' : stderr.isTTY ? 'over' : 'silent');
      return line(text, when);
    },
  };
  return terminal;
}

function inputMode(typed: boolean, stdout: NodeJS.WriteStream, wanted: boolean, plain: boolean): InputMode {
  // A terminal to type at, but none to show a question on: nothing can be asked.
  if (!wanted || (typed && !stdout.isTTY)) return 'none';
  return plain ? 'lines' : 'prompts';
}

function knowsUnicode(env: NodeJS.ProcessEnv): boolean {
  if (process.platform === 'win32') return Boolean(env['WT_SESSION'] ?? env['TERM_PROGRAM'] ?? env['TERM']);
  if (env['TERM'] === 'linux') return false;
  const locale = env['LC_ALL'] ?? env['LC_CTYPE'] ?? env['LANG'];
  return locale === undefined || locale === '' || /utf-?8/i.test(locale);
}

// Terminals that print OSC 8 as text are worse than no links, so only known ones get it.
function knowsHyperlinks(env: NodeJS.ProcessEnv): boolean {
  if (env['FORCE_HYPERLINK']) return env['FORCE_HYPERLINK'] !== '0';
  const vte = Number(env['VTE_VERSION'] ?? 0);
  const known = ['iTerm.app', 'WezTerm', 'vscode', 'ghostty', 'Hyper', 'rio'];
  return (
    vte >= 5000 || known.includes(env['TERM_PROGRAM'] ?? '') || Boolean(env['WT_SESSION'] ?? env['KITTY_WINDOW_ID'])
  );
}
