import { BACK } from './key-prompt.js';
import type { KeyView, Look } from './key-view.js';
import type { Writing } from './prompter.js';
import { wrap } from './wrap.js';

/** Enter does what is next: opens the file, or runs what has been saved in it. */
export function writeKeysView({ path, editor, isSaved }: Writing, isBack: boolean, look: Look): KeyView<null> {
  const { dot, pointer } = look.symbols;
  const opens = editor === null ? 'edit the file' : `open it in ${editor}`;
  const offers = isSaved ? ['Enter: run it', `e: ${opens}`] : [`Enter: ${opens}`, 'r: run what is there'];
  const text = [...offers, '?: show a solution', ...(isBack ? [`b: ${BACK}`] : [])].join(` ${dot} `);
  const leaving = isSaved ? '' : leavingOf(editor);
  return {
    title: '',
    start: null,
    press(state, key) {
      if (key === 'enter') return { state, end: isSaved ? 'run' : 'edit' };
      if (key === 'b' && isBack) return { state, end: 'back' };
      if (key === 'e') return { state, end: 'edit' };
      return key === 'r' ? { state, end: 'run' } : null;
    },
    draw: () => ({
      message: `${look.style.dim(pointer)} ${wrap(path, look.columns - 1, 2)}\n  ${look.style.strong(wrap(text, look.columns - 1, 2))}${leaving && `\n  ${wrap(leaving, look.columns - 1, 2)}`}`,
      blocks: [],
      at: null,
    }),
    record: () => '',
  };
}

/** How one gets out of an editor that is there without having been chosen. */
function leavingOf(editor: string | null): string {
  const name = /^(?:\S*\/)?(\w+)(?=\s|$)/.exec(editor ?? '')?.[1];
  return (name && LEAVING[name]) ?? '';
}

const VI = 'In vi, i lets you write; Esc, then :wq and Enter, saves and leaves.';
const LEAVING: Record<string, string> = { nano: 'In nano, Ctrl-O and Enter save, Ctrl-X leaves.', vi: VI, vim: VI };
