import type { Command } from 'commander';
import type { Context } from './context.js';
import { examples } from './usage.js';

/** Adds a command to the program, with examples of its use. */
export type Verb = (signature: string, description: string, ...lines: string[]) => Command;

/** Imports a command only when it runs. */
export type Lazily = <A extends unknown[]>(
  load: () => Promise<(context: Context, ...given: A) => unknown>,
) => (...given: A) => Promise<void>;

/** The commands with which a learner builds, and has what they built checked. */
export function addLabCommands(verb: Verb, lazily: Lazily): void {
  const withJson = (command: Command) => command.option('--json', 'print JSON', false);
  const lab = verb(
    'lab',
    'build: what to make, and checks of your own program',
    'roadmap lab',
    'roadmap lab start ~/shelf',
    'roadmap lab check --watch',
  );
  withJson(
    lab
      .command('show [lab|step]', { isDefault: true })
      .description('the brief of a lab, its checks, and what to do now')
      .addHelpText('before', examples('roadmap lab', 'roadmap lab 4', 'roadmap lab --json')),
  ).action(lazily(async () => (await import('./commands/lab.js')).lab));
  lab
    .command('start [folder]')
    .description('lay down what a lab begins with, in a new folder or beside what you have')
    .addHelpText('before', examples('roadmap lab start ~/shelf', 'roadmap lab start . --lab 6'))
    .option('--lab <lab|step>', 'which lab, by its name or its step')
    .action(lazily(async () => (await import('./commands/lab-start.js')).labStart));
  withJson(
    lab
      .command('check [lab|step]')
      .description('start your program and check it')
      .addHelpText('before', examples('roadmap lab check', 'roadmap lab check --watch', 'roadmap lab check 7 --all')),
  )
    .option('--only <check...>', 'only these checks, and what they stand on')
    .option('--all', 'the labs before it, too: what they ask for still holds', false)
    .option('--watch', 'again whenever a file is saved', false)
    .option('--verbose', 'show each request as a command, and all that your program said', false)
    .option('-y, --yes', 'agree to what is run, without being asked', false)
    .action(lazily(async () => (await import('./commands/lab-check.js')).labCheck));
  lab
    .command('hint [lab|step]')
    .description('a hint, and one more each time, up to three')
    .addHelpText('before', examples('roadmap lab hint'))
    .action(lazily(async () => (await import('./commands/lab.js')).labHint));
  lab
    .command('solution [lab|step]')
    .description('one way to do it: after you have passed, or when asked twice')
    .addHelpText('before', examples('roadmap lab solution', 'roadmap lab solution 6 --with express'))
    .option('--with <framework>', 'the same with a framework, where there is one')
    .action(lazily(async () => (await import('./commands/lab-solution.js')).labSolution));
  lab
    .command('open')
    .description('open the folder of your program in your editor')
    .addHelpText('before', examples('roadmap lab open'))
    .action(lazily(async () => (await import('./commands/lab.js')).labOpen));
  lab
    .command('contract [step]')
    .description('what your program has to answer, up to a step')
    .addHelpText('before', examples('roadmap lab contract', 'roadmap lab contract 7'))
    .action(lazily(async () => (await import('./commands/lab.js')).labContract));
}
