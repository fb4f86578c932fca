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

/** There are no more lines on standard input. Not a failure: what was answered is kept. */
export class InputEnded extends Error {
  override name = 'InputEnded';
}

/** Ctrl-C at a prompt, or a signal. */
export class Interrupted extends Error {
  override name = 'Interrupted';
  readonly exitCode: number;

  constructor(exitCode = 130) {
    super('interrupted');
    this.exitCode = exitCode;
  }
}

/** The learner chose to stop. */
export class Stopped extends Error {
  override name = 'Stopped';
}
