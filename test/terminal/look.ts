import chalk from 'chalk';
import { highlight } from '../../src/terminal/highlight.js';
import { ASCII, UNICODE } from '../../src/terminal/symbols.js';

/** How a terminal of this width looks to the views. */
export function lookOf(columns: number, symbols: 'unicode' | 'ascii' = 'unicode') {
  return {
    columns,
    symbols: symbols === 'ascii' ? ASCII : UNICODE,
    hyperlinks: false,
    plain: symbols === 'ascii',
    input: 'prompts' as const,
    highlight,
    style: { accent: chalk.cyan, strong: chalk.bold, dim: chalk.dim, good: chalk.green, bad: chalk.red },
  };
}
