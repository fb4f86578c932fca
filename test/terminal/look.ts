import chalk from 'chalk';
import { highlight } from '../../src/terminal/highlight.js';
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
    style: { accent: chalk.cyan, strong: chalk.bold, dim: chalk.dim, good: chalk.green, bad: chalk.red },
  };
}
