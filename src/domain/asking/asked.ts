import type { Given } from '../history/event.js';
import type { Question } from '../road/question.js';
import { letter } from './letters.js';

/**
 * What was picked, as letters of places in the author's file, where `a` is the first: the options of `choice` and
 * `multi` ("b", "a,c"), the items of `order` as they were arranged ("b,a,c"), and for each pair of `match` the pair
 * whose right side it was given ("a,c,b"; "-" for none). Null where something was typed, or nothing given.
 */
export function pickedOf(question: Question, given: Given): string | null {
  if (given === null) return null;
  const texts = Array.isArray(given) ? given : [given];
  switch (question.kind) {
    case 'choice':
    case 'multi': {
      const options = question.options.map(({ text }) => text);
      return lettersOf(
        options.filter((text) => texts.includes(text)),
        options,
      );
    }
    case 'order':
      return lettersOf(texts, question.items);
    case 'match': {
      const rights = question.pairs.map(([, right]) => right);
      return lettersOf(
        rights.map((_right, index) => texts[index] ?? ''),
        rights,
      );
    }
    case 'short':
    case 'predict':
    case 'write':
    case 'card':
      return null;
  }
}

/**
 * A hash of what the learner saw: 11 letters and digits, of 53 bits, the same on every machine. It changes with every
 * letter of it, so that old answers can be told from those to a question that was reworded.
 */
export function hashOfAsked(question: Question): string {
  const { kind, context, prompt } = question;
  const above = context === undefined ? [] : [context];
  return hashOf(JSON.stringify([kind, ...above, prompt, ...shownOf(question)]));
}

/** 53 bits, by two multiplying hashes over UTF-16, mixed at the end as murmur3 does. */
export function hashOf(text: string): string {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 0x9e3779b1);
    low = Math.imul(low ^ unit, 0x5f356495);
  }
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  return (2 ** 32 * (high & 0x1fffff) + (low >>> 0)).toString(36).padStart(11, '0');
}

function shownOf(question: Question): unknown[] {
  switch (question.kind) {
    case 'choice':
    case 'multi':
      return question.options.map(({ text }) => text);
    case 'order':
      return question.items;
    case 'match':
      return question.pairs;
    case 'predict':
      return [question.language, question.code];
    case 'write':
      return [question.language, question.setup, question.starter];
    case 'short':
    case 'card':
      return [];
  }
}

function lettersOf(texts: string[], places: string[]): string {
  return texts.map((text) => (places.includes(text) ? letter(places.indexOf(text)) : '-')).join(',');
}
