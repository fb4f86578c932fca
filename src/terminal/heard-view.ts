import { cleanForeign } from './clean.js';
import type { Terminal } from './terminal.js';
import { textColumns, wrap } from './wrap.js';

/** What a program of the learner's own has said, as its words and not the course's. */
export function heardText(
  command: string,
  said: string,
  look: Pick<Terminal, 'columns' | 'plain' | 'style' | 'symbols'>,
): string {
  const { style, plain, symbols } = look;
  const room = textColumns(look);
  // Nothing that it says begins a line, as a verdict does.
  const sign = plain ? '  ' : `${style.dim(symbols.quote)} `;
  const whose = cleanForeign(command);
  const lines = cleanForeign(said)
    .split('\n')
    .flatMap((line) => laidOut(line.replaceAll('\t', '    '), room - 2))
    .map((line) => (sign + line).trimEnd());
  return [
    style.strong(wrap(`${whose} says, and nobody has checked it:`, room)),
    ...lines,
    wrap(`This was ${whose}. What the course says stands in \`roadmap ask --print\`.`, room),
  ].join('\n');
}

/** Lines of code and lists keep where they begin. */
function laidOut(line: string, columns: number): string[] {
  const indent = /^ */.exec(line)![0].slice(0, Math.floor(columns / 2));
  return wrap(line.trimStart(), columns - indent.length)
    .split('\n')
    .map((piece) => indent + piece);
}
