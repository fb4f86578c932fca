import { RECALLS, type CardQuestion, type Recall } from '../domain/road/question.js';
import { chooseView } from './choose-view.js';
import { plainText, type Look as PromptLook } from './key-view.js';
import { renderMarkdown } from './markdown.js';
import type { Terminal } from './terminal.js';

type Look = Pick<Terminal, 'columns' | 'symbols' | 'hyperlinks' | 'plain' | 'style' | 'highlight'>;

/** The other side of a card. */
export function backText({ back }: CardQuestion, look: Look): string {
  return `\n${look.style.strong('The other side:')}\n\n${renderMarkdown(back, look)}\n`;
}

export const TURN_IT = 'Enter: the other side';
export const HOW_WAS_IT = 'How well did you know it?';

/** What a learner may say of themselves, in the order in which it is offered. */
export const RECALL_NAMES: Record<Recall, string> = {
  again: 'I did not know it',
  hard: 'I knew it, and it was hard',
  good: 'I knew it',
};

/** The list from which a learner grades themselves. */
export function recallView(look: PromptLook) {
  const names = RECALLS.map((recall) => plainText(RECALL_NAMES[recall]));
  return chooseView(HOW_WAS_IT, names, look);
}

/** A line that grades a card: a number, or the word itself; null for any other. */
export function recallIn(line: string): Recall | null {
  const word = line.trim().toLowerCase();
  if (word === '?') return 'again';
  return RECALLS[Number(word) - 1] ?? RECALLS.find((recall) => recall === word) ?? null;
}
