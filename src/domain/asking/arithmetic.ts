const DIGITS = [
  '0x[0-9a-f]+',
  '0b[01]+',
  // In groups of three; one point or comma alone before three digits is read as English writes it.
  "[1-9]\\d{0,2}(?:([ ,_'])\\d{3})(?:\\1\\d{3})*(?:\\.\\d+)?",
  '[1-9]\\d{0,2}(?:\\.\\d{3}){2,}(?:,\\d+)?',
  '[1-9]\\d{0,2}(?:\\.\\d{3})+,\\d+',
  '\\d+,\\d+',
  '\\d*\\.?\\d+(?:e[-+]?\\d+)?',
];
const NUMBER = new RegExp(`(?<![\\p{L}\\p{N}_.,])(?:${DIGITS.join('|')})(?![\\p{N}_]|[.,']\\p{N})`, 'gu');

/** A number or a calculation in a text, with what stands before and behind it. */
export interface Found {
  value: number;
  before: string;
  after: string;
}

/** The one number, or calculation of numbers, in a text; `none` or `several` where there is no one. */
export function numberIn(text: string): Found | 'none' | 'several' {
  const numbers = [...text.matchAll(NUMBER)];
  const first = numbers[0];
  const last = numbers.at(-1);
  if (!first || !last) return 'none';
  const values: number[] = [valueOf(first[0])];
  const signs: string[] = [];
  for (const [at, number] of numbers.slice(1).entries()) {
    const before = numbers[at]!;
    const sign = /^ ?(\*\*|[-+*/^x×·⋅∙∗÷:]) ?$/u.exec(text.slice(before.index + before[0].length, number.index))?.[1];
    if (!sign) return 'several';
    signs.push(sign);
    values.push(valueOf(number[0]));
  }
  const minus = /(?<![\p{L}\p{N})] ?)[-+]$/u.exec(text.slice(0, first.index))?.[0] ?? '';
  if (minus === '-') values[0] = -values[0]!;
  return {
    value: calculated(values, signs),
    before: text.slice(0, first.index - minus.length).trim(),
    after: text.slice(last.index + last[0].length),
  };
}

function valueOf(digits: string): number {
  if (/^0[xb]/.test(digits)) return Number(digits);
  const grouped = digits.replace(/(?<=\d)[ _'](?=\d)/g, '');
  if (/^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/.test(grouped)) return Number(grouped.replaceAll(',', ''));
  if (/^\d{1,3}(?:\.\d{3})+(?:,\d+)$|^\d{1,3}(?:\.\d{3}){2,}$/.test(grouped))
    return Number(grouped.replaceAll('.', '').replace(',', '.'));
  return Number(grouped.replace(',', '.'));
}

type Step = (a: number, b: number) => number;
const power: Step = (a, b) => a ** b;
const times: Step = (a, b) => a * b;
const by: Step = (a, b) => a / b;
const LEVELS: Record<string, Step>[] = [
  { '^': power, '**': power },
  { '*': times, x: times, '×': times, '·': times, '⋅': times, '∙': times, '∗': times, '/': by, '÷': by, ':': by },
  { '+': (a, b) => a + b, '-': (a, b) => a - b },
];

function calculated(values: number[], signs: string[]): number {
  for (const level of LEVELS) {
    for (let at = 0; at < signs.length;) {
      const step = level[signs[at]!];
      if (step) {
        values.splice(at, 2, step(values[at]!, values[at + 1]!));
        signs.splice(at, 1);
      } else at += 1;
    }
  }
  return values[0]!;
}
