export interface Fence {
  language: string;
  /** The words after the language: `no-run`, `file=NAME`. */
  info: string[];
  code: string[];
  /** The index of the opening line in the text. */
  line: number;
}

export const RUNNABLE = new Set(['js', 'python', 'sql', 'sh']);

export const LANGUAGES = new Set([
  ...RUNNABLE,
  ...[
    'output',
    'text',
    'console',
    'http',
    'json',
    'yaml',
    'html',
    'css',
    'dockerfile',
    'nginx',
    'ini',
    'toml',
    'diff',
    'graphql',
    'protobuf',
    'xml',
    'markdown',
    'ts',
    'apache',
    'csv',
  ],
]);

export function fencesOf(text: string): Fence[] {
  const fences: Fence[] = [];
  let open: Fence | null = null;
  let mark = '';
  text.split('\n').forEach((line, index) => {
    const found = /^\s{0,3}(`{3,}|~{3,})\s*(.*)$/.exec(line);
    if (open === null && found) {
      const [language = '', ...info] = found[2]!.trim().split(/\s+/);
      mark = found[1]!;
      open = { language, info, code: [], line: index };
      fences.push(open);
    } else if (open !== null && found?.[1]!.startsWith(mark) && found[2] === '') open = null;
    else open?.code.push(line);
  });
  return fences;
}
