import { useEffect, useRef, useState } from '@inquirer/core';
import type { Look } from './key-view.js';
import { width } from './wrap.js';

/** What a prompt draws on and reads from, beyond what Inquirer does. */
export interface Screen {
  look: Look;
  stdin: NodeJS.ReadStream;
  stdout: NodeJS.WriteStream;
  env: NodeJS.ProcessEnv;
}

const ESC = '\u001b[';
const SHOW_CURSOR = `${ESC}?25h`;
export const HIDE_CURSOR = `${ESC}?25l`;
const [PASTE_ON, PASTE_OFF] = [`${ESC}?2004h`, `${ESC}?2004l`];
/** Where nothing can stop the program (no job control), it goes on after this time. */
const NOT_STOPPED_MS = 150;

/**
 * Keeps a prompt right through a resize, Ctrl-Z and `fg`, and the end of input, and the terminal right after any end.
 * Gives what wraps each drawing, since how many lines the last one took must be known.
 */
export function useScreen(
  screen: Screen,
  { onEnd, pastes }: { onEnd: () => void; pastes: boolean },
): (content: string, below?: string) => [string, string | undefined] {
  const { look, stdin, stdout, env } = screen;
  const [, draw] = useState(0);
  const draws = useRef(0);
  const last = useRef({ content: '', below: '' });

  useEffect((rl) => {
    let isStopped = false;
    let isToContinue = false;
    let timer: NodeJS.Timeout | undefined;
    const redraw = () => draw((draws.current += 1));
    const resized = () => {
      stdout.write(eraseReflowed(last.current, look.columns, env));
      redraw();
    };
    const resume = () => {
      clearTimeout(timer);
      if (!isStopped) return;
      isStopped = false;
      stdin.setRawMode(true);
      stdin.resume();
      // A window that was resized meanwhile has told the shell, not this program; Node reads the size at this signal.
      process.emit('SIGWINCH', 'SIGWINCH');
      stdout.write((pastes ? PASTE_ON : '') + freshLines(last.current));
      redraw();
    };
    const stopped = () => {
      isStopped = true;
      stdout.write(`${belowAll(last.current)}${pastes ? PASTE_OFF : ''}${SHOW_CURSOR}`);
      stdin.setRawMode(false);
    };
    // Readline would pause its input after `fg`, and with nothing left to wait for the program would end.
    const suspend = () => {
      stopped();
      isToContinue = true;
      timer = setTimeout(resume, NOT_STOPPED_MS);
      process.kill(0, 'SIGTSTP');
    };
    const continued = () => {
      // After `fg` the timer may have come first.
      const isResumed = isToContinue && !isStopped;
      isToContinue = false;
      if (isResumed) return;
      // Stopped from outside: the shell has taken raw mode away.
      if (!isStopped) stdin.setRawMode(false);
      isStopped = true;
      resume();
    };
    rl.on('SIGTSTP', suspend);
    rl.on('close', onEnd);
    process.on('SIGCONT', continued);
    stdout.on('resize', resized);
    if (pastes) stdout.write(PASTE_ON);
    return () => {
      clearTimeout(timer);
      rl.removeListener('SIGTSTP', suspend);
      rl.removeListener('close', onEnd);
      process.off('SIGCONT', continued);
      stdout.off('resize', resized);
      // Also run when a signal ends the program: Inquirer clears its effects then.
      stdout.write((pastes ? PASTE_OFF : '') + SHOW_CURSOR);
    };
  }, []);

  return (content, below = '') => {
    last.current = { content, below };
    return [content, below === '' ? undefined : below];
  };
}

interface Shown {
  content: string;
  below: string;
}

/** To a new line below the whole prompt. */
function belowAll({ below }: Shown): string {
  return `${down(linesOf(below, Infinity))}\r\n`;
}

// Inquirer erases as many lines as it drew last; after `fg` those are the shell's, so it gets empty ones to erase.
function freshLines({ content, below }: Shown): string {
  const [inContent, under] = [linesOf(content, Infinity), linesOf(below, Infinity)];
  return '\n'.repeat(inContent + under - 1) + up(under);
}

// A window that became narrower has broken the lines of the prompt in two, but in the terminals that cut them.
function eraseReflowed({ content, below }: Shown, columns: number, env: NodeJS.ProcessEnv): string {
  if (env['XTERM_VERSION'] || env['STY'] || env['TERM'] === 'linux') return '';
  const more = linesOf(content, columns) - linesOf(content, Infinity);
  const moreBelow = linesOf(below, columns) - linesOf(below, Infinity);
  const under = linesOf(below, columns);
  return down(under) + `${ESC}2K${ESC}1A`.repeat(more + moreBelow) + up(under - moreBelow);
}

function linesOf(text: string, columns: number): number {
  if (text === '') return 0;
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(width(line) / columns)), 0);
}

function down(lines: number): string {
  return lines > 0 ? `${ESC}${lines}B` : '';
}

function up(lines: number): string {
  return lines > 0 ? `${ESC}${lines}A` : '';
}
