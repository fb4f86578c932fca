import { highlight } from '../../src/terminal/highlight.js';
import { STYLE } from '../../src/terminal/style.js';
import { ASCII, SPOKEN, UNICODE } from '../../src/terminal/symbols.js';

/** How a terminal of this width looks to the views. */
export function lookOf(columns: number, symbols: 'unicode' | 'ascii' | 'spoken' = 'unicode') {
  return {
    columns,
    symbols: { unicode: UNICODE, ascii: ASCII, spoken: SPOKEN }[symbols],
    hyperlinks: false,
    plain: symbols === 'spoken',
    input: 'prompts' as const,
    highlight,
    style: STYLE,
  };
}
