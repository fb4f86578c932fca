import type { KeyView, Look } from './key-view.js';
import type { Ways } from './prompter.js';
import { wrap } from './wrap.js';

/** Enter goes on; `b` and `m` where there is something for them. It leaves nothing on the screen. */
export function pauseView(message: string, ways: Ways, look: Look): KeyView<null> {
  const { dot, pointer } = look.symbols;
  const offers = [...(ways.same ? [`m: ${SAME}`] : []), ...(ways.back ? ['b: back'] : [])];
  const text = [message, ...offers].join(` ${dot} `);
  return {
    title: '',
    start: null,
    press(state, key) {
      if (key === 'enter') return { state, end: 'enter' };
      if (key === 'm' && ways.same) return { state, end: 'same' };
      if (key === 'b') return ways.back ? { state, end: 'back' } : { state, notice: 'There is nothing before this.' };
      return null;
    },
    draw: () => ({
      message: `${look.style.dim(pointer)} ${look.style.strong(wrap(text, look.columns - 1, 2))}`,
      blocks: [],
      at: null,
    }),
    record: () => '',
  };
}

export const SAME = 'my answer means the same';
