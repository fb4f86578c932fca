import type { State } from '../domain/standing/facts.js';

/** Every sign that is drawn, each with a twin for terminals that know ASCII only. */
export interface Symbols {
  bullet: string;
  done: string;
  half: string;
  open: string;
  skipped: string;
  right: string;
  wrong: string;
  pointer: string;
  /** Before what was asked and is answered; nothing like what stands before a verdict. */
  answered: string;
  marked: string;
  unmarked: string;
  /** Between what is matched. */
  leadsTo: string;
  upDown: string;
  rule: string;
  /** Before each line of somebody else's words. */
  quote: string;
  dot: string;
  /** Between the facts of a line, with its spaces. */
  between: string;
  ellipsis: string;
  bar: string;
  /** A step on the map, in one column. */
  nodes: Record<State, string>;
  /** Lines of the map, by where they lead: up 1, down 2, left 4, right 8. */
  joints: string;
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
  answered: '›',
  marked: '◉',
  unmarked: '◯',
  leadsTo: '→',
  upDown: '↑ ↓',
  rule: '─',
  quote: '│',
  dot: '·',
  between: ' · ',
  ellipsis: '…',
  bar: '━',
  nodes: { answered: '●', begun: '◐', open: '○', skipped: '◇' },
  joints: ' │││─╯╮┤─╰╭├─┴┬┼',
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
  answered: '>',
  marked: '[x]',
  unmarked: '[ ]',
  leadsTo: '->',
  upDown: 'up and down',
  rule: '-',
  quote: '|',
  dot: '-',
  between: ' - ',
  ellipsis: '...',
  bar: '=',
  nodes: { answered: 'x', begun: '~', open: 'o', skipped: '=' },
  joints: ' |||-+++-+++-+++',
  shades: ['.', ':', '+', '*', '#'],
};

/** For the ear: a star is read out, a hyphen is passed over, and a comma is a pause. */
export const SPOKEN: Symbols = { ...ASCII, bullet: '-', between: ', ' };
