import type { Lazily, Verb } from './program-lab.js';

/** The commands between learners and those who teach them. */
export function addClassCommands(verb: Verb, lazily: Lazily): void {
  verb(
    'share',
    'show what a teacher gets to see of your progress, and write it to a file',
    'roadmap share',
    'roadmap share --as anna -o anna.jsonl.gz',
  )
    .option('-o, --output <file>', 'the file to write, not share-NAME-DAY.jsonl.gz in this folder')
    .option('--as <name>', 'hand in under this name, not the one that is kept')
    .option('--with-text', 'what you typed and wrote goes out, too', false)
    .option('--force', 'replace the file if it exists', false)
    .action(lazily(async () => (await import('./commands/share.js')).share));
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
