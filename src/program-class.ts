import type { Lazily, Verb } from './program-lab.js';

/** The commands between learners and those who teach them. */
export function addClassCommands(verb: Verb, lazily: Lazily): void {
  verb(
    'cohort <dir>',
    'how a class is doing, from a folder of what its learners have shared',
    'roadmap cohort handed-in',
    "roadmap cohort handed-in --assignment 'steps 1-4 by 2027-02-01'",
    'roadmap cohort handed-in --csv class.csv --html class.html',
  )
    .option('--assignment <text>', "how far each is against it: 'steps 1-4 by 2027-02-01'")
    .option('--csv <file>', 'write a row for each learner; - is standard output')
    .option('--html <file>', 'write a page; - is standard output')
    .option('--force', 'replace the files if they exist', false)
    .option('--json', 'print JSON', false)
    .action(lazily(async () => (await import('./commands/cohort.js')).cohort));
}
