/**
 * What a question's discrimination is made of: of each learner whether they were right, and their score, which is the share
 * that they had right of all the other questions that they answered. Sums are enough, so no answer has to be kept.
 */
export interface Scores {
  of: number;
  right: number;
  sum: number;
  squares: number;
  /** The scores of those who were right. */
  sumOfRight: number;
}

export function noScores(): Scores {
  return { of: 0, right: 0, sum: 0, squares: 0, sumOfRight: 0 };
}

export function addScore(scores: Scores, right: boolean, score: number): void {
  scores.of += 1;
  scores.sum += score;
  scores.squares += score * score;
  if (!right) return;
  scores.right += 1;
  scores.sumOfRight += score;
}

/**
 * The point-biserial correlation of being right with the score on all other questions (the corrected item-total
 * correlation: Henrysson 1963, Psychometrika 28, 211); null where there is nothing to tell apart.
 */
export function discriminationOf({ of, right, sum, squares, sumOfRight }: Scores): number | null {
  const spread = (of * squares - sum * sum) * (of * right - right * right);
  return spread <= 1e-9 ? null : (of * sumOfRight - sum * right) / Math.sqrt(spread);
}
