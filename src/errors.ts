/** What a learner can be told in two lines: what is wrong, and what to type now. */
export class RoadmapError extends Error {
  override name = 'RoadmapError';
  readonly hint: string;
  readonly exitCode: number;

  constructor(message: string, hint: string, exitCode = 1) {
    super(message);
    this.hint = hint;
    this.exitCode = exitCode;
  }
}

export function usageError(message: string, hint: string): RoadmapError {
  return new RoadmapError(message, hint, 2);
}
