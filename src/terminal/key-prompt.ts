import { createPrompt, useKeypress, useState, type KeypressEvent } from '@inquirer/core';
import { linesOf, plainText, recordText, type Ending, type KeyView } from './key-view.js';
import { pageOf } from './list-cursor.js';
import type { Hints } from './prompter.js';
import { HIDE_CURSOR, useScreen, type Screen } from './prompt-screen.js';
import { wrap } from './wrap.js';

export interface KeyConfig<S> {
  view: KeyView<S>;
  screen: Screen;
  /** Which of the common keys mean something here; `q` always does. */
  offers: Offers;
}

export interface Offers {
  unknown: boolean;
  hints: Hints;
  /** There is a screen of the text above to go back to. */
  back?: boolean;
}

export interface KeyAnswer<S> {
  end: Ending;
  state: S;
}

/** Shows a view and hands it the keys, until it ends or one of the common keys ends it. */
export const keyPrompt = createPrompt<KeyAnswer<unknown>, KeyConfig<unknown>>(({ view, screen, offers }, done) => {
  const { look } = screen;
  const [state, setState] = useState<{ value: unknown; notice: string; ended: Ending | null }>({
    value: view.start,
    notice: '',
    ended: null,
  });
  const finish = (end: Ending, value = state.value) => {
    setState({ value, notice: '', ended: end });
    done({ end, state: value });
  };
  const drawn = useScreen(screen, { onEnd: () => finish('stop'), pastes: false });

  useKeypress((event, rl) => {
    // What readline takes for a line being typed would stand where the prompt is drawn.
    rl.clearLine(0);
    const key = keyOf(event);
    if (state.ended || key === null) return;
    const own = view.press(state.value, key);
    // What says that nothing is there to take back takes nothing back.
    const isOwn = own !== null && !(key === 'b' && offers.back && own.notice !== undefined);
    const pressed = isOwn ? own : common(key, offers, state.value);
    if (pressed.end) return finish(pressed.end, pressed.state);
    setState({ value: pressed.state, notice: pressed.notice ?? '', ended: null });
  });

  if (state.ended === 'unknown') return drawn(recordText(view.title, [plainText(DONT_KNOW)], look));
  if (state.ended) return drawn(state.ended === 'enter' ? view.record(state.value) : '');
  const { message, blocks, at } = view.draw(state.value);
  const foot = state.notice ? look.style.strong(wrap(state.notice, look.columns - 1)) : footOf(offers, look);
  const taken = linesOf(message) + linesOf(foot);
  const lines = pageOf(blocks, at, Math.max(1, look.rows - taken - 1));
  return drawn([message, ...lines, ...(foot === '' ? [] : [foot])].join('\n') + HIDE_CURSOR);
});

export const DONT_KNOW = "I don't know";

/** What can be done beside answering, where anything can. */
export function footOf(
  { hints, back }: Offers,
  { symbols, columns }: Pick<Screen['look'], 'symbols' | 'columns'>,
): string {
  const said = [...(hints.left === null ? [] : [`h: ${hints.left}`]), ...(back ? [`b: ${BACK}`] : [])];
  return wrap(said.join(` ${symbols.dot} `), columns - 1);
}

export const BACK = 'read again';

function common(key: string, offers: Offers, state: unknown) {
  if (key === 'q') return { state, end: 'stop' as const };
  if (key === '?' && offers.unknown) return { state, end: 'unknown' as const };
  if (key === 'h') return offers.hints.left ? { state, end: 'hint' as const } : { state, notice: offers.hints.none };
  if (key === 'b' && offers.back) return { state, end: 'back' as const };
  if (key === 'b') return { state, notice: 'There is nothing to go back to here.' };
  return { state };
}

/** A key by one name; null for those with Ctrl or Alt. */
function keyOf(event: KeypressEvent): string | null {
  const { name, ctrl, meta, sequence } = event as KeypressEvent & { meta?: boolean; sequence?: string };
  if (ctrl || meta) return null;
  switch (name) {
    case 'return':
      return 'enter';
    case 'j':
      return 'down';
    case 'k':
      return 'up';
    default:
      return name || sequence || null;
  }
}
