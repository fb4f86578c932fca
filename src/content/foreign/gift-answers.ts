import type { Draft } from './bank.js';
import { giftText, plainGift, type GiftFormat } from './gift-text.js';

/** The question that the text between the braces makes of a prompt; null, with the reason in `lost`, where it is none. */
export function answersOf(answers: string, format: GiftFormat, lost: Set<string>, prompt: string): Draft | null {
  const at = answers.lastIndexOf('####');
  const general = at < 0 ? '' : giftText(answers.slice(at + 4), format, lost).text;
  const given = (at < 0 ? answers : answers.slice(0, at)).trim();
  if (given === '') return essay(prompt, general, lost);
  const parts: Parts = { given, format, lost, text: (text) => giftText(text, format, lost).text };
  const made = kindOf(parts);
  if (made === null) return null;
  const explain = [general, made.explain ?? ''].filter((text) => text !== '').join('\n\n');
  return { ...made, prompt, ...(explain === '' ? {} : { explain }) };
}

interface Parts {
  given: string;
  format: GiftFormat;
  lost: Set<string>;
  text: (text: string) => string;
}

type Made = Omit<Draft, 'prompt'> | null;

/** By the signs that Moodle goes by, in its order. */
function kindOf(parts: Parts): Made {
  const { given, lost } = parts;
  if (given.startsWith('#')) return numberOf(parts);
  if (given.includes('~')) return choiceOf(parts);
  if (given.includes('=') && given.includes('->')) return matchOf(parts);
  const truth = /^(T|TRUE|F|FALSE)\s*(?:#([^]*))?$/.exec(given);
  if (truth) return truthOf(truth[1]!.startsWith('T'), truth[2] ?? '', parts);
  const made = shortOf(parts);
  if (made === null) lost.add('it has no right answer');
  return made;
}

/** With a word on what a good answer says, it can be compared by whoever gave one. */
function essay(prompt: string, model: string, lost: Set<string>): Draft | null {
  lost.add(model === '' ? 'an essay: nothing is said of what a good one says' : 'an essay: it is graded by oneself');
  return model === '' ? null : { kind: 'card', prompt, back: model };
}

interface Answer {
  text: string;
  /** What it is worth, in per cent; null where it does not say. */
  weight: number | null;
  feedback: string;
}

function answerOf(written: string): Answer {
  const [sign = '', weight] = /^%(-?\d{1,3}(?:\.\d*)?)%/.exec(written.trim()) ?? [];
  const answer = unweighted(written.trim().slice(sign.length));
  return { ...answer, weight: weight === undefined ? null : Number(weight) };
}

function unweighted(written: string): Pick<Answer, 'text' | 'feedback'> {
  const [text = '', ...feedback] = written.split('#');
  return { text, feedback: feedback.join('#').trim() };
}

const PARTIAL = 'an answer that is worth a part of the points counts as wrong';

function choiceOf({ given, lost, text }: Parts): Made {
  const isOne = given.includes('=');
  const answers = given
    .replaceAll('=', '~=')
    .split('~')
    .filter((part, index) => index > 0 || part.trim() !== '')
    .map((part) => {
      if (part.trim().startsWith('=')) return { ...unweighted(part.trim().slice(1)), weight: 100 };
      const answer = answerOf(part);
      return { ...answer, weight: answer.weight ?? 0 };
    });
  const keys = answers.filter(({ weight }) => (isOne ? weight === 100 : weight > 0));
  if (keys.length === 0) {
    lost.add('none of its options is right');
    return null;
  }
  if (isOne && answers.some(({ weight }) => weight > 0 && weight < 100)) lost.add(PARTIAL);
  if (isOne && keys.length > 1) lost.add('of several options that are each right alone, the first is kept');
  if (!isOne && keys.some(({ weight }) => Math.abs(weight - keys[0]!.weight) > 1))
    lost.add('options that are worth more than others: all right ones are wanted');
  const kept = isOne ? answers.filter((one) => one.weight !== 100 || one === keys[0]) : answers;
  const options = kept.map((answer) => {
    const why = text(answer.feedback);
    return {
      text: text(answer.text),
      ...(keys.includes(answer) ? { correct: true as const } : {}),
      ...(why && { why }),
    };
  });
  return { kind: isOne ? 'choice' : 'multi', options };
}

function truthOf(isTrue: boolean, feedback: string, { text }: Parts): Made {
  const [ofWrong = '', ofRight = ''] = feedback.split('#').map((part) => text(part));
  const option = (label: string, correct: boolean) => {
    const why = correct ? ofRight : ofWrong;
    return { text: label, ...(correct ? { correct: true as const } : {}), ...(why && { why }) };
  };
  return { kind: 'choice', options: [option('True', isTrue), option('False', !isTrue)], shuffle: false };
}

function matchOf({ given, lost, text }: Parts): Made {
  const rows = given.split('=').filter((row, index) => index > 0 || row.trim() !== '');
  const pairs = rows.flatMap((row): [string, string][] => {
    const arrow = row.indexOf('->');
    if (arrow < 0) lost.add('a pair without -> is left out');
    const [left, right] = [text(row.slice(0, Math.max(arrow, 0))), text(row.slice(arrow + 2))];
    if (arrow >= 0 && left === '') lost.add('answers that belong to nothing are left out');
    return arrow < 0 || left === '' || right === '' ? [] : [[left, right]];
  });
  if (pairs.length >= 2) return { kind: 'match', pairs };
  lost.add('fewer than two pairs');
  return null;
}

function shortOf({ given, lost, text }: Parts): Made {
  const answers = given
    .split('=')
    .filter((part, index) => index > 0 || part.trim() !== '')
    .map(answerOf);
  const keys = answers.filter(({ text: key, weight }) => (weight ?? 100) === 100 && plainGift(key) !== '');
  const rest = answers.filter((answer) => !keys.includes(answer));
  if (rest.some(({ weight }) => weight! > 0)) lost.add(PARTIAL);
  if (rest.some(({ feedback }) => feedback !== '')) lost.add(UNTOLD);
  if (keys.length === 0) return null;
  const accept = keys.map(({ text: key }) => plainGift(key));
  return { kind: 'short', ...typed(accept), ...reasonsOf(keys, text) };
}

const UNTOLD = 'what is told to one wrong answer that is typed is left out';

/** A star stands for any letters, in Moodle and in no answer of ours. */
function typed(accept: string[]): Pick<Draft, 'accept' | 'match'> {
  const isWild = accept.some((key) => /(?<!\\)\*/.test(key));
  if (!isWild) return { accept: accept.map((key) => key.replaceAll('\\*', '*')), match: 'text' };
  return { accept: accept.map(asPattern), match: 'regex' };
}

function asPattern(key: string): string {
  const pieces = key
    .split(/((?<!\\)\*+)/)
    .map((piece, index) => (index % 2 === 1 ? '.*' : piece.replaceAll('\\*', '*')));
  return pieces.map((piece, index) => (index % 2 === 1 ? piece : anyCase(piece))).join('');
}

function anyCase(text: string): string {
  return Array.from(text, (letter) => {
    const [small, large] = [letter.toLowerCase(), letter.toUpperCase()];
    if (small !== large && small.length === large.length) return `[${large}${small}]`;
    return letter.replace(/[.*+?^${}()|[\]\\/-]/, '\\$&');
  }).join('');
}

function reasonsOf(keys: Answer[], text: (written: string) => string): Pick<Draft, 'explain'> {
  const reasons = [...new Set(keys.map(({ feedback }) => text(feedback)))].filter((reason) => reason !== '');
  return reasons.length === 0 ? {} : { explain: reasons.join('\n\n') };
}

function numberOf({ given, lost, text }: Parts): Made {
  const [before = '', wrong = ''] = given.slice(1).split('~');
  if (answerOf(wrong).feedback !== '') lost.add(UNTOLD);
  const answers = before
    .split('=')
    .filter((part, index) => index > 0 || part.trim() !== '')
    .map(answerOf);
  const keys = answers.filter(({ weight }) => (weight ?? 100) === 100);
  if (keys.length < answers.length) lost.add(PARTIAL);
  const ranges = keys.map(({ text: key }) => rangeOf(plainGift(key)));
  const [first] = ranges;
  if (!first || ranges.includes(null)) {
    lost.add('its answer is no number');
    return null;
  }
  const same = ranges.filter((range) => range!.tolerance === first.tolerance);
  if (same.length < ranges.length) lost.add('of numbers with different tolerances, those like the first are kept');
  return {
    kind: 'short',
    ...{ accept: same.map((range) => String(range!.number)), match: 'number' },
    ...(first.tolerance > 0 ? { tolerance: first.tolerance } : {}),
    ...reasonsOf(keys, text),
  };
}

function rangeOf(key: string): { number: number; tolerance: number } | null {
  const [least, most] = key.split('..').map(Number);
  const [number, tolerance = 0] =
    most === undefined ? key.split(':').map(Number) : [(least! + most) / 2, (most - least!) / 2];
  const range = { number: rounded(number!), tolerance: rounded(Math.abs(tolerance)) };
  return key === '' || !Number.isFinite(range.number) || !Number.isFinite(range.tolerance) ? null : range;
}

/** Without what halves of decimal numbers leave behind. */
function rounded(number: number): number {
  return Number(number.toPrecision(12));
}
