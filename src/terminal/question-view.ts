import { letter } from '../domain/asking/letters.js';
import type { Shown } from '../domain/asking/present.js';
import type { ComparedQuestion, PredictQuestion, Question } from '../domain/road/question.js';
import { isBlocks, markdownBlocks, renderBlock, renderInline, renderMarkdown, renderOption } from './markdown.js';
import type { Hints } from './prompter.js';
import { apart, wholeText, type Block } from './screens.js';
import type { Terminal } from './terminal.js';
import { cleanForeign } from './clean.js';
import { textColumns, wrap } from './wrap.js';

type Look = Pick<Terminal, 'columns' | 'symbols' | 'hyperlinks' | 'plain' | 'style' | 'highlight' | 'input'>;

/** A question's text; in line mode with its numbered options too, which prompts draw themselves. */
export function questionText(shown: Shown, heading: string, look: Look): string {
  return wholeText(questionBlocks(shown, heading, look));
}

export function questionBlocks(shown: Shown, heading: string, look: Look): Block[] {
  const { question } = shown;
  const below = [...programOf(question, look), ...(look.input === 'prompts' ? [] : numbered(shown, look))];
  return [headingBlock(heading, look), ...blocksAbove(question, look), ...apart(...below)];
}

/** Where the question is asked, above it. */
export function headingBlock(heading: string, look: Look): Block {
  return { text: `\n${wrap(heading, textColumns(look))}`, holds: true };
}

/** What is asked, below what it is about where that is a text of its own. */
export function blocksAbove({ context, prompt }: Pick<Question, 'context' | 'prompt'>, look: Look): Block[] {
  return [...(context === undefined ? [] : [context]), prompt].flatMap((text) => markdownBlocks(text, look));
}

function programOf(question: ComparedQuestion, look: Look): string[] {
  switch (question.kind) {
    case 'predict':
      if (question.mayFail) return [numberedCode(question, look)];
      return [renderMarkdown(`\`\`\`${question.language}\n${question.code.trimEnd()}\n\`\`\``, look)];
    case 'choice':
    case 'multi':
    case 'short':
    case 'order':
    case 'match':
    case 'card':
      return [];
  }
}

/** A program of which a line may be named. */
function numberedCode({ code, language }: PredictQuestion, look: Look): string {
  const lines = look.highlight(cleanForeign(code.trimEnd()), language).split('\n');
  const digits = String(lines.length).length;
  return lines
    .map((line, index) => `${look.style.dim(String(index + 1).padStart(digits))} ${line}`.trimEnd())
    .join('\n');
}

function numbered({ question, choices }: Shown, look: Look): string[] {
  const row = (sign: string, text: string) => {
    const hang = sign.length + 1;
    return `${sign} ${renderOption(text, look, textColumns(look) - hang).join(`\n${' '.repeat(hang)}`)}`;
  };
  const lists = [
    leftsOf(question).map((text, index) => row(`${letter(index)})`, text)),
    choices.map((text, index) => row(`${index + 1}.`, text)),
  ];
  return lists.filter((rows) => rows.length > 0).map((rows) => rows.join('\n'));
}

function leftsOf(question: ComparedQuestion): string[] {
  switch (question.kind) {
    case 'match':
      return question.pairs.map(([left]) => left);
    case 'choice':
    case 'multi':
    case 'short':
    case 'predict':
    case 'order':
    case 'card':
      return [];
  }
}

/** What may be asked for after so many hints, in words, and what to say where there are no more. */
export function hintsAfter(taken: number, { hint }: Pick<Question, 'hint'>): Hints {
  return { left: taken >= hint.length ? null : taken === 0 ? 'a hint' : 'the next hint', none: noneLeft(hint.length) };
}

function noneLeft(of: number): string {
  if (of === 0) return 'This question has no hint.';
  return of === 1 ? 'The hint stands above.' : 'All hints stand above.';
}

/** The hint after so many others. */
export function hintText({ hint: all }: Pick<Question, 'hint'>, taken: number, look: Look): string {
  const hint = all[taken]!;
  const name = all.length > 1 ? `Hint ${taken + 1} of ${all.length}:` : 'Hint:';
  const title = look.style.strong(name);
  if (isBlocks(hint)) return `${title}\n${renderBlock(hint, look, 2)}`;
  return `${title} ${wrap(renderInline(hint, look), textColumns(look), name.length + 1)}`;
}
