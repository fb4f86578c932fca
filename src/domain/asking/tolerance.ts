import type { ShortQuestion } from '../road/question.js';

/** How far from a value an answer may lie to be right. */
export function slackAt(value: number, { tolerance = 0 }: Pick<ShortQuestion, 'tolerance'>): number {
  if (typeof tolerance === 'number') return tolerance;
  return (Math.abs(value) * Number.parseFloat(tolerance)) / 100;
}

/** A key as it is told: with how far an answer may lie from it. */
export function keyTold(key: string, { tolerance }: Pick<ShortQuestion, 'tolerance'>): string {
  return tolerance === undefined ? key : `${key}, give or take ${tolerance}`;
}
