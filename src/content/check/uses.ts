import { JS, PYTHON, SHELL, type Vocabulary } from './vocabulary.js';

const known = new Map<string, Set<string>>();

/** What code uses of its language: keywords and built-ins, methods as `.name`, modules by name. */
export function usesOf(language: string, code: string): Set<string> {
  const key = `${language}\n${code}`;
  const uses = known.get(key) ?? READERS[language]?.(code) ?? new Set<string>();
  known.set(key, uses);
  return uses;
}

const READERS: Record<string, (code: string) => Set<string>> = {
  js: (code) => wordsOf(code, JS_TOKEN, JS, jsModules),
  ts: (code) => wordsOf(code, JS_TOKEN, JS, jsModules),
  python: (code) => wordsOf(code, PYTHON_TOKEN, PYTHON, pythonModules),
  sh: (code) => commandsOf(code.split('\n')),
  console: (code) => commandsOf(code.split('\n').flatMap((line) => (line.startsWith('$ ') ? [line.slice(2)] : []))),
};

const STRING = String.raw`'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"`;
const WORD = String.raw`[A-Za-z_$][\w$]*`;
// A slash after a sign or at the beginning of a line begins a pattern.
const PATTERN = String.raw`\/(?<=[(,=:[!&|?{};\n] ?\/)(?![*/])(?:\\.|\[(?:\\.|[^\]\n])*\]|[^/\\\n[])+\/\w*`;
const JS_TOKEN = new RegExp(
  String.raw`\/\/.*|\/\*[^]*?\*\/|${PATTERN}|${STRING}|\`(?:\\.|[^\`\\])*\`|${WORD}|\d[\w.]*|\S`,
  'g',
);
const PYTHON_TOKEN = new RegExp(
  String.raw`#.*|[rbfuRBFU]{0,2}(?:'''[^]*?'''|"""[^]*?"""|${STRING})|${WORD}|\d[\w.]*|\S`,
  'g',
);

type Modules = (code: string) => string[];

function wordsOf(
  code: string,
  token: RegExp,
  { keywords, globals, methods }: Vocabulary,
  modules: Modules,
): Set<string> {
  const tokens = code.match(token) ?? [];
  const own = new Set(tokens.filter((_word, index) => DECLARING.has(tokens[index - 1] ?? '')));
  for (const [, parameters] of code.matchAll(/\bdef \w+\(([^()]*)\)/g))
    for (const name of parameters!.match(/\w+/g) ?? []) own.add(name);
  const uses = new Set(modules(code));
  tokens.forEach((word, index) => {
    for (const inner of insertedIn(word)) for (const use of wordsOf(inner, token, JS_OR(token), none)) uses.add(use);
    const before = tokens[index - 1];
    const isMember = before === '.';
    const isKey = tokens[index + 1] === ':' && (before === '{' || before === ',');
    if (isMember && methods.has(word) && tokens[index + 1] === '(') uses.add(`.${word}`);
    else if (!isMember && keywords.has(word) && !isKey) uses.add(word);
    else if (!isMember && globals.has(word) && !own.has(word) && !isKey && !isNamedArgument(word, tokens, index))
      uses.add(word);
  });
  return uses;
}

const none: Modules = () => [];
const JS_OR = (token: RegExp) => (token === JS_TOKEN ? JS : PYTHON);
const DECLARING = new Set(['function', 'class', 'const', 'let', 'var', 'def']);

/** A small word of Python is its built-in only where it is called: `id` and `type` are names of much else. */
function isNamedArgument(word: string, tokens: string[], index: number): boolean {
  return PYTHON.globals.has(word) && /^[a-z]/.test(word) && !['(', ')', ',', ']'].includes(tokens[index + 1] ?? '');
}

/** The code within a text: of `${…}`, and of `{…}` where it is marked with an f. */
function insertedIn(word: string): string[] {
  if (word.startsWith('`')) return [...word.matchAll(/\$\{([^{}]*)\}/g)].map(([, code]) => code!);
  if (/^[rR]?[fF][rR]?['"]/.test(word)) return [...word.matchAll(/\{([^{}:!]+)/g)].map(([, code]) => code!);
  return [];
}

function jsModules(code: string): string[] {
  return [...code.matchAll(/\b(?:from|import|require\()\s*['"]([@\w][\w@:/.-]*)['"]/g)].map(([, name]) => name!);
}

function pythonModules(code: string): string[] {
  return [...code.matchAll(/^[ \t]*(?:from[ \t]+([\w.]+)[ \t]+import\b|import[ \t]+([\w., \t]+))/gm)].flatMap(
    ([, from, plain = '']) => (from ? [from] : plain.split(',').map((name) => name.trim().split(/\s/)[0]!)),
  );
}

const NO_COMMAND = /^(?:\w+=\S*|!|sudo|time|env|exec|then|else|do|if|while|until|elif|\{|\()$/;

function commandsOf(lines: string[]): Set<string> {
  const uses = new Set<string>();
  const code = lines
    .join('\n')
    .replace(/<<-?\s*['"]?(\w+)['"]?([^]*?)\n\s*\1\b/g, '')
    .replace(/'[^']*'|(?<!\S)#.*/g, "''")
    .replace(/\\\n/g, ' ');
  for (const piece of code.split(/\$\(|[|;&\n`()]/)) {
    const all = piece.trim().split(/\s+/);
    const at = all.findIndex((word) => !NO_COMMAND.test(word));
    for (const word of all.slice(0, at + 1)) if (SHELL.keywords.has(word) || SHELL.globals.has(word)) uses.add(word);
  }
  return uses;
}
