/** Every sign that is drawn, each with a twin for terminals and readers that know ASCII only. */
export interface Symbols {
  bullet: string;
  done: string;
  half: string;
  open: string;
  skipped: string;
  right: string;
  wrong: string;
  pointer: string;
  rule: string;
  dot: string;
  ellipsis: string;
  bar: string;
  /** A day of the year, from nothing done to a lot. */
  shades: [none: string, little: string, some: string, much: string, most: string];
}

export const UNICODE: Symbols = {
  bullet: '•',
  done: '●',
  half: '◐',
  open: '○',
  skipped: '◇',
  right: '✔',
  wrong: '✖',
  pointer: '❯',
  rule: '─',
  dot: '·',
  ellipsis: '…',
  bar: '━',
  shades: ['·', '░', '▒', '▓', '█'],
};

export const ASCII: Symbols = {
  bullet: '*',
  done: '[x]',
  half: '[~]',
  open: '[ ]',
  skipped: '[-]',
  right: '+',
  wrong: 'x',
  pointer: '>',
  rule: '-',
  dot: '-',
  ellipsis: '...',
  bar: '=',
  shades: ['.', ':', '+', '*', '#'],
};
