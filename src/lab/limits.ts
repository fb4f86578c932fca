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
  /** What a lab's program prints in a round, in bytes: it may keep a log. */
  talk: 16 << 20,
  /** From the start of a lab's program to its first answer. */
  start: 15_000,
  /** After so long, it is looked for on other ports. */
  elsewhere: 3_000,
  /** From a request to the end of its answer. */
  answer: 10_000,
  /** The body of an answer, in bytes. */
  body: 1 << 20,
  /** A command of a lab: an order of the learner's program, a script. */
  command: 10_000,
  /** For a program of the learner's own to answer what it is told: a model on this machine may be slow. */
  told: 120_000,
  /** What it says, in bytes. */
  words: 64 << 10,
  /** For a program to end that cannot work, such as one whose port is taken: some try it five times. */
  exits: 10_000,
  /** The learner's own tests, and their build. */
  tests: 120_000,
  /** To find faults that are some, and to try the tests on them. */
  mutants: 240_000,
  /** For what a program sends by and by to a site of a check. */
  visits: 60_000,
  /** The checks of one fault, beyond what the program takes to start. */
  mutant: 6_000,
} as const;
