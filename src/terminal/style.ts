import chalk from 'chalk';

/**
 * Every style. Words keep the terminal's own foreground, which its user can read: of the 16 colors none is readable on
 * all common backgrounds, so that color stands only where both of a pair are ours. `dim` is for signs and lines, never
 * for words: how much of the foreground it leaves is each terminal's own matter.
 */
export const STYLE = {
  strong: chalk.bold,
  emphasis: chalk.italic,
  struck: chalk.strikethrough,
  link: chalk.underline,
  dim: chalk.dim,
  good: chalk.black.bgGreen,
  bad: chalk.whiteBright.bgRed,
};

export type Style = typeof STYLE;
