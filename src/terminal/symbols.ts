/** Every sign that is drawn, each with a twin for terminals and readers that know ASCII only. */
export interface Symbols {
  bullet: string;
  done: string;
  half: string;
  open: string;
  right: string;
  wrong: string;
  pointer: string;
  rule: string;
  dot: string;
  ellipsis: string;
}

export const UNICODE: Symbols = {
  bullet: '•',
  done: '●',
  half: '◐',
  open: '○',
  right: '✔',
  wrong: '✖',
  pointer: '❯',
  rule: '─',
  dot: '·',
  ellipsis: '…',
};

export const ASCII: Symbols = {
  bullet: '*',
  done: '[x]',
  half: '[~]',
  open: '[ ]',
  right: '+',
  wrong: 'x',
  pointer: '>',
  rule: '-',
  dot: '-',
  ellipsis: '...',
};
