/** What a program that is not ours may take. Times are in milliseconds. */
export const LIMITS = {
  /** From its start to its end: a `write` question, an example of a lesson. */
  run: 5_000,
  /** Between the request to end and the end by force. */
  grace: 2_000,
  /** What it prints to both streams together, in bytes. */
  output: 1 << 20,
  /** What it leaves in its scratch folder, in bytes. */
  disk: 50 << 20,
} as const;
