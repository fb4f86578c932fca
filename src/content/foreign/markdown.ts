import { isLive, looksElsewhere } from '../../domain/road/address.js';
import { scanFences, type Fence } from '../../domain/road/fences.js';
import { codeSpan, FORMULA, formulaIn, LONGEST_TEXT, LOST } from './plain-text.js';

/** Markdown of somebody else as a terminal can show it; `lost` is told what of it that is not. */
export function fromMarkdown(markdown: string, lost: Set<string>): string {
  const text = markdown.replace(/\t/g, '    ').trim();
  if (text.length > LONGEST_TEXT || !/[<`~[$\\]/.test(text)) return text;
  const lines = text.split('\n');
  const { fences } = scanFences(text);
  const pieces: string[] = [];
  let from = 0;
  for (const fence of fences) {
    pieces.push(prose(lines.slice(from, fence.line).join('\n'), lost));
    pieces.push(block(lines.slice(fence.line, fence.end + 1), fence, lost));
    from = fence.end + 1;
  }
  pieces.push(prose(lines.slice(from).join('\n'), lost));
  return pieces
    .filter((piece, index) => piece !== '' || index === 0)
    .join('\n')
    .trim();
}

/** A code block whose opening line says its language, and nothing to another program. */
function block(lines: string[], { language }: Fence, lost: Set<string>): string {
  const [opening = '', ...rest] = lines;
  const named = /^[\w+#.-]*/.exec(language.replace(/^\{\.?/, ''))![0].toLowerCase();
  const isDrawn = named === 'aquascope' || named === 'mermaid' || named === 'diagram';
  if (isDrawn) lost.add(LOST.drawing);
  const said = named === 'aquascope' ? 'rust' : isDrawn ? 'text' : named;
  // It hides the lines that begin with #, and draws at its `[]`.
  const code = named === 'aquascope' ? rest.flatMap(withoutMarks) : rest;
  return [opening.replace(/(`{3,}|~{3,}).*$/, `$1${said}`), ...code].join('\n');
}

function withoutMarks(line: string): string[] {
  return /^\s*#(?!\[)/.test(line) ? [] : [line.replace(/`[([{][^`]*[)\]}]`/g, '')];
}

/** Code spans are held out while the rest is read. */
function prose(text: string, lost: Set<string>): string {
  const spans: string[] = [];
  const keep = (span: string) => `\u0001${spans.push(span) - 1}\u0001`;
  const changed = text
    .replace(/(?<![`\\])(`+)(?!`)[^]{0,2000}?[^`]\1(?!`)/g, keep)
    .replace(FORMULA, (formula) => {
      lost.add(LOST.formula);
      return keep(codeSpan(formulaIn(formula)));
    })
    .replace(/!\[((?:[^[\]\\]|\\.)*)\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\]]*\])/g, (_image, words: string) => {
      lost.add(LOST.picture);
      return words;
    })
    .replace(
      /\[((?:[^[\]\\]|\\.|\[[^[\]]*\])+)\]\(\s*<?([^\s()>]*(?:\([^\s()]*\)[^\s()>]*)*)>?(?:\s+"[^"]*")?\s*\)/g,
      (link, label: string, address: string) => {
        const said = label
          .replace(/\u0001(\d+)\u0001/g, (_span, at: string) => spans[Number(at)]!)
          .replace(/[`*_]/g, '');
        if (isLive(address) && !looksElsewhere(said, address)) return link;
        lost.add(LOST.link);
        return label;
      },
    )
    .replace(/<!--[^]{0,5000}?-->/g, '')
    .replace(/<(\/?)([a-z][a-z0-9]*)\b([^<>]*)>/gi, (tag, closing: string, name: string, rest: string) =>
      tagged(tag, { name: name.toLowerCase(), closes: closing !== '', rest }, lost),
    );
  return changed.replace(/\u0001(\d+)\u0001/g, (_span, at: string) => spans[Number(at)]!);
}

interface Tag {
  name: string;
  closes: boolean;
  rest: string;
}

function tagged(tag: string, { name, closes, rest }: Tag, lost: Set<string>): string {
  const mark = SIGNS.get(name);
  if (mark !== undefined) return mark;
  if (name === 'br') return '\\\n';
  if (name === 'sup') return closes ? '' : '^';
  if (name === 'img') {
    lost.add(LOST.picture);
    return /\balt\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(rest)?.slice(1).join('') ?? '';
  }
  if (SILENT.has(name)) return '';
  if (TAGS.has(name)) {
    lost.add(LOST.tags);
    return '';
  }
  // `Vec<String>` outside of code is no HTML, and is meant to be read.
  return /^https?$|^mailto$/.test(name) || rest.includes('@') || rest.startsWith(':') ? tag : `\\${tag}`;
}

const SIGNS = new Map(
  Object.entries({ b: '**', strong: '**', i: '*', em: '*', code: '`', kbd: '`', del: '~~', u: '*', sub: '' }),
);
const SILENT = new Set(['p', 'div', 'span', 'font', 'center', 'section', 'small', 'wbr', 'hr']);
const TAGS = new Set(
  'a audio blockquote button canvas dd details div dl dt fieldset figure form h1 h2 h3 h4 h5 h6 iframe input label li object ol option pre script select style summary svg table tbody td textarea th thead tr ul video'.split(
    ' ',
  ),
);
