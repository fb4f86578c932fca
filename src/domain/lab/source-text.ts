/** The same text, as long as it is, with blanks in place of what is no code. */
export interface Masks {
  /** Without comments and without what stands in quotes. */
  code: string;
  /** Without comments. */
  words: string;
}

type Span = { kind: 'comment' | 'quoted'; end: number };

/** Where comments and quoted text stand, roughly: a program that comes out broken is not counted by anybody. */
export function masksOf(text: string, path: string): Masks {
  const read = /\.(?:py|rb)$/.test(path) ? hashSpan : slashSpan;
  const code = [...text.split('')];
  const words = [...code];
  for (let at = 0; at < text.length;) {
    const span = read(text, at);
    if (!span) {
      at += 1;
      continue;
    }
    const isComment = span.kind === 'comment';
    for (let i = isComment ? at : at + 1; i < (isComment ? span.end : span.end - 1); i++) {
      if (text[i] === '\n') continue;
      if (isComment) words[i] = ' ';
      code[i] = isComment ? ' ' : QUOTED;
    }
    at = Math.max(span.end, at + 1);
  }
  return { code: code.join(''), words: words.join('') };
}

const QUOTED = '~';

function hashSpan(text: string, at: number): Span | null {
  const sign = text[at];
  if (sign === '#') return { kind: 'comment', end: lineEnd(text, at) };
  if (sign !== '"' && sign !== "'") return null;
  const three = sign.repeat(3);
  if (!text.startsWith(three, at)) return { kind: 'quoted', end: quoteEnd(text, at, false) };
  const close = text.indexOf(three, at + 3);
  // What begins a line is what a function says of itself.
  const isSaid = text.slice(text.lastIndexOf('\n', at) + 1, at).trim() === '';
  return { kind: isSaid ? 'comment' : 'quoted', end: close === -1 ? text.length : close + 3 };
}

function slashSpan(text: string, at: number): Span | null {
  const sign = text[at];
  if (text.startsWith('//', at)) return { kind: 'comment', end: lineEnd(text, at) };
  if (text.startsWith('/*', at)) {
    const close = text.indexOf('*/', at + 2);
    return { kind: 'comment', end: close === -1 ? text.length : close + 2 };
  }
  if (sign === '"' || sign === "'" || sign === '`') return { kind: 'quoted', end: quoteEnd(text, at, sign === '`') };
  if (sign === '/' && /(?:^|[(,=:[!&|?{};\n]|\breturn)[ \t]*$/.test(text.slice(Math.max(0, at - 20), at)))
    return { kind: 'quoted', end: patternEnd(text, at) };
  return null;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

/** Behind the closing quote; at the end of the line, where there is none. */
function quoteEnd(text: string, at: number, isLong: boolean): number {
  for (let i = at + 1; i < text.length; i++) {
    if (text[i] === '\\') i += 1;
    else if (text[i] === text[at]) return i + 1;
    else if (text[i] === '\n' && !isLong) return i;
  }
  return text.length;
}

function patternEnd(text: string, at: number): number {
  let inClass = false;
  for (let i = at + 1; i < text.length && text[i] !== '\n'; i++) {
    if (text[i] === '\\') i += 1;
    else if (text[i] === '[') inClass = true;
    else if (text[i] === ']') inClass = false;
    else if (text[i] === '/' && !inClass) return i + 1;
  }
  return at + 1; // A division.
}

/** Behind the bracket that closes the one at `at`; null where none does. */
export function closing(code: string, at: number): number | null {
  let open = 0;
  for (let i = at; i < code.length; i++) {
    if (code[i] === '(') open += 1;
    if (code[i] === ')') open -= 1;
    if (open === 0) return i + 1;
  }
  return null;
}

const SOURCE = /\.(?:[cm]?[jt]sx?|py|rb|go|java|kt|php|cs)$/;
const TEST =
  /(?:^|\/)(?:tests?|spec|__tests__|testing|features)\/|[._-](?:test|spec)\.\w+$|(?:^|\/)(?:test_[^/]*|conftest)\.py$|Tests?\.(?:java|kt|cs)$/;
const MADE =
  /(?:^|\/)(?:node_modules|vendor|dist|build|out|target|bin|obj|coverage|migrations|public|static|assets)\/|\.(?:config|d|min)\.\w+$/;

/** Whether a file has the program's own code: no tests, nothing that a tool has made, nothing that a browser runs. */
export function isSource(path: string): boolean {
  return SOURCE.test(path) && !TEST.test(path) && !MADE.test(path);
}

/** What no compiler and no interpreter takes, in any of the languages. */
export function unreadable(path: string): string {
  return `${path.endsWith('.php') ? '<?php ' : ''})]} this copy cannot be read {[(\n`;
}
