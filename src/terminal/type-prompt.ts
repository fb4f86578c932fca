import { createPrompt, isBackspaceKey, useKeypress, useRef, useState, type KeypressEvent } from '@inquirer/core';
import { cleanForeign } from './clean.js';
import { messageText, plainText, recordText } from './key-view.js';
import { useScreen, type Screen } from './prompt-screen.js';
import { wrap } from './wrap.js';

export interface TypeConfig {
  message: string;
  /** What stands behind the message until it is answered. */
  behind: string;
  screen: Screen;
  /** More than one line can be typed: Ctrl-J or Alt-Enter begins another. */
  several: boolean;
  /** A line below what is typed. */
  help: string;
  /** Why this cannot be taken; null where it can. */
  refusal: (text: string) => string | null;
  /** What stays on the screen of what was typed. */
  shown: (text: string) => string;
}

/** What is typed faster than this after an Enter was pasted with it. */
const PASTE_MS = 30;

/** Reads a line, or several; a paste is taken whole. Null where the input ended. */
export const typePrompt = createPrompt<string | null, TypeConfig>((config, done) => {
  const { message, behind, screen, several, help, refusal, shown } = config;
  const [view, setView] = useState<{ notice: string; answer: string | null }>({ notice: '', answer: null });
  const [, redraw] = useState('');
  const lines = useRef<string[]>([]);
  const line = useRef('');
  const paste = useRef<{ isOpen: boolean; enter: NodeJS.Timeout | null; sawReturn: boolean }>({
    isOpen: false,
    enter: null,
    sawReturn: false,
  });
  const drawn = useScreen(screen, { onEnd: () => done(null), pastes: true });

  const breakLine = () => {
    lines.current = [...lines.current, line.current];
    line.current = '';
  };
  useKeypress((event, rl) => {
    if (view.answer !== null) return;
    const { name, meta } = event as KeypressEvent & { meta?: boolean };
    const waiting = paste.current.enter;
    if (waiting) {
      clearTimeout(waiting);
      paste.current.enter = null;
      breakLine();
    }
    const isLineFeed = name === 'enter' && !paste.current.sawReturn;
    paste.current.sawReturn = name === 'return';
    if (name === 'paste-start' || name === 'paste-end') paste.current.isOpen = name === 'paste-start';
    else if (name === 'return' && !meta && !paste.current.isOpen) {
      // Readline has emptied its line; it comes back if the answer is refused.
      paste.current.enter = setTimeout(() => {
        paste.current.enter = null;
        submit(rl);
      }, PASTE_MS);
    } else if (name === 'return' || isLineFeed) {
      rl.clearLine(0);
      breakLine();
    } else if (isBackspaceKey(event) && line.current === '' && lines.current.length > 0) {
      const before = lines.current.at(-1)!;
      lines.current = lines.current.slice(0, -1);
      rl.write(before);
      line.current = before;
    } else if (name !== 'enter') line.current = rl.line;
    redraw(`${lines.current.length}:${line.current}`);
    if (view.notice) setView({ notice: '', answer: null });
  });

  const submit = (rl: { write: (text: string) => void }) => {
    const text = [...lines.current, line.current].join(several ? '\n' : ' ').trim();
    const notice = refusal(text);
    if (notice === null) {
      setView({ notice: '', answer: text });
      return done(text);
    }
    setView({ notice, answer: null });
    rl.write(line.current);
  };

  const { look } = screen;
  if (view.answer !== null) {
    const answer = visible(shown(view.answer)).split('\n').map(plainText);
    return drawn(recordText(message, answer, look));
  }
  const typed = [...lines.current, line.current].map(visible);
  const below = view.notice ? look.style.strong(wrap(view.notice, look.columns - 1)) : wrap(help, look.columns - 1);
  const asked = messageText(behind === '' ? message : `${message} ${behind}`, look);
  return drawn(`${asked} ${typed.join('\n  ')}`, below);
});

// As long as what readline has, so that the cursor stands where it belongs.
function visible(text: string): string {
  return cleanForeign(text).replaceAll('\t', ' ');
}
