import type { Verdict } from '../domain/asking/grade.js';
import type { Question, QuestionKind } from '../domain/road/question.js';
import { cleanForeign } from './clean.js';
import { isBlocks, renderBlock, renderInline, renderOption } from './markdown.js';
import { together, wholeText, type Block } from './screens.js';
import type { Terminal } from './terminal.js';
import { indented, textColumns, wrap } from './wrap.js';

type Look = Pick<Terminal, 'columns' | 'symbols' | 'hyperlinks' | 'plain' | 'style' | 'highlight' | 'input'>;

/** Right or not, what was given, how much of it was right, why, and why the learner's own choice was wrong. */
export function verdictText(verdict: Verdict, question: Question, lesson: string | null, look: Look): string {
  return wholeText(verdictBlocks(verdict, question, lesson, look));
}

export function verdictBlocks(verdict: Verdict, question: Question, lesson: string | null, look: Look): Block[] {
  const room = textColumns(look);
  const blocks = [verdictLine(verdict, KEYS[question.kind], look)];
  const para = (text: string) => blocks.push(renderBlock(text, look, 2));
  if (verdict.note !== undefined) para(verdict.note);
  if (verdict.compared && verdict.outcome === 'wrong') para(`You gave ${quoted(verdict.compared.given)}.`);
  if (verdict.share && verdict.outcome === 'wrong') para(shareText(verdict.share, question.kind));
  for (const { text, why } of verdict.yours) {
    const reason = why ?? 'This is not right.';
    if (isBlocks(text) || isBlocks(reason)) blocks.push(renderBlock(text, look, 2), renderBlock(reason, look, 4));
    else para(`**${saidBefore(text, look)}**${because(look)}${reason}`);
  }
  if (verdict.outcome !== 'right' || KEYS[question.kind].isToldWhenRight) blocks.push(keyText(verdict, question, look));
  if (verdict.why) para(verdict.why);
  if (verdict.outcome !== 'right' && lesson) blocks.push(indented(wrap(`Taught in: ${lesson}`, room - 2), 2));
  return together(...blocks.filter((block) => block !== ''));
}

function because({ plain, symbols }: Look): string {
  return plain ? ': ' : symbols.between;
}

/** A sentence has no full stop before a colon. */
function saidBefore(text: string, { plain }: Look): string {
  return plain ? text.replace(/(?<=[\p{L}\p{N}])\.$/u, '') : text;
}

function shareText({ right, of }: { right: number; of: number }, kind: Question['kind']): string {
  return `${right} of ${of} ${KEYS[kind].pieces}.`;
}

function verdictLine({ outcome }: Verdict, { right, unknown }: KeyLook, { symbols, style, input }: Look): string {
  const sign = (symbol: string) => (input === 'prompts' ? `${symbol} ` : '');
  switch (outcome) {
    case 'right':
      return style.good(`${sign(symbols.right)}${right}`);
    case 'wrong':
      return style.bad(`${sign(symbols.wrong)}Wrong.`);
    case 'unknown':
      return input === 'prompts' ? style.bad(`${symbols.wrong} Not known yet.`) : unknown;
  }
}

function keyText({ key, outcome }: Verdict, { kind }: Question, look: Look): string {
  const room = textColumns(look) - 4;
  if (key.length === 0) return '';
  const title = look.style.good('Right answer:');
  if (KEYS[kind].isMarkdown && key.some(({ text, why }) => isBlocks(text) || isBlocks(why ?? '')))
    return [`  ${title}`, ...key.map(({ text, why }) => keyBlock(text, why, look))].join('\n');
  if (key.length === 1) return indented(wrap(`${title} ${renderKey(key[0]!.text, kind, look)}`, room), 2);
  const rows = key.map(({ text, why }, index) => {
    const sign = KEYS[kind].isNumbered ? `${index + 1}.` : look.symbols.bullet;
    const reason = why === null ? '' : `${because(look)}${renderInline(why, look)}`;
    return indented(
      `${sign} ${wrap(renderKey(why === null ? text : saidBefore(text, look), kind, look) + reason, room, sign.length + 1)}`,
      outcome === 'right' ? 2 : 4,
    );
  });
  return [...(outcome === 'right' ? [] : [`  ${title}`]), ...rows].join('\n');
}

function keyBlock(text: string, why: string | null, look: Look): string {
  const lines = renderOption(text, look, textColumns(look) - 6);
  const block = `    ${look.symbols.bullet} ${lines.join('\n      ')}`;
  return why === null ? block : `${block}\n${renderBlock(why, look, 6)}`;
}

function renderKey(text: string, kind: Question['kind'], look: Look): string {
  return KEYS[kind].isMarkdown ? renderInline(text, look) : cleanForeign(text);
}

interface KeyLook {
  /** What is typed, and what a program prints, is text. */
  isMarkdown: boolean;
  isNumbered: boolean;
  /** For the reasons of the options that were picked. */
  isToldWhenRight: boolean;
  right: string;
  /** Of what was not known, where signs are not seen. */
  unknown: string;
  /** What of it can be right in part. */
  pieces: string;
}

const PLAIN = {
  ...{ isMarkdown: false, isNumbered: false, isToldWhenRight: false, pieces: 'right' },
  ...{ right: 'Right.', unknown: 'Wrong. Not known yet.' },
};
const MARKED = { ...PLAIN, isMarkdown: true };

const KEYS: Record<QuestionKind, KeyLook> = {
  choice: MARKED,
  multi: { ...MARKED, isToldWhenRight: true, pieces: 'options judged rightly' },
  short: PLAIN,
  predict: PLAIN,
  order: { ...MARKED, isNumbered: true, pieces: 'in their place' },
  match: { ...MARKED, pieces: 'pairs right' },
  write: MARKED,
  card: { ...MARKED, right: 'Known.', unknown: 'Not known yet.' },
};

function quoted(text: string): string {
  return `\`${cleanForeign(text.replace(/\s*\n\s*/g, ' / ')).replaceAll('`', "'")}\``;
}
