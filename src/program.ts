import { Command, Option } from 'commander';
import type { Context, Flags } from './context.js';
import { examples, unknownCommand, wholeNumber } from './usage.js';

declare const __VERSION__: string;
export const VERSION = __VERSION__;

/** Gives false where the run has found what it was asked to look for: exit code 1. */
type Act = (context: Context) => Promise<unknown>;

/** The whole command surface. Each action imports its command only when it runs. */
export function createProgram(
  run: (flags: Flags, act: Act) => Promise<void>,
  write: { out: (text: string) => void; err: (text: string) => void },
): Command {
  const program = new Command('roadmap')
    .description('A terminal tutor: from some HTML to a working backend developer.')
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .addHelpText('before', examples('roadmap next', 'roadmap list', 'roadmap go 3', 'roadmap export -o progress.md'))
    .option('--plain', 'append-only text, one line an answer, no colors: for screen readers and scripts')
    .option('--no-input', 'never ask; print what would be asked')
    .option('--no-color', 'no colors (also with NO_COLOR)')
    .addOption(new Option('--seed <number>', 'make shuffles and draws repeatable').argParser(wholeNumber))
    .option('--roadmap <dir>', 'use another roadmap, with its own progress (also ROADMAP_PATH)')
    .configureHelp({ showGlobalOptions: true })
    .exitOverride()
    .configureOutput({ writeOut: write.out, writeErr: write.err })
    .showSuggestionAfterError(true)
    .allowExcessArguments(false);

  const act = (action: Act) => run(program.opts<Flags>(), action);

  program.action(() =>
    act(async (context) => {
      if (program.args.length > 0) throw unknownCommand(program, program.args[0]!);
      await (await import('./commands/overview.js')).overview(context);
    }),
  );

  program.commandsGroup('Learn:');
  program
    .command('next')
    .description('do the next thing: a lesson, its questions, a quiz')
    .addOption(
      new Option('-m, --minutes <number>', 'stop when the next thing would take longer than what is left').argParser(
        wholeNumber,
      ),
    )
    .addHelpText('before', examples('roadmap next', 'roadmap next --minutes 15', 'roadmap next --no-input'))
    .action((options: { minutes?: number }) =>
      act(async (context) => (await import('./commands/next.js')).next(context, options)),
    );
  program
    .command('review')
    .description('bring back what is about to be forgotten')
    .addOption(new Option('--max <number>', 'ask at most so many').argParser(wholeNumber).default(20))
    .addHelpText('before', examples('roadmap review', 'roadmap review --max 5'))
    .action((options: { max: number }) =>
      act(async (context) => (await import('./commands/review.js')).review(context, options)),
    );
  program
    .command('place')
    .description('find out what you know already, in about 12 questions')
    .addHelpText('before', examples('roadmap place'))
    .action(() => act(async (context) => (await import('./commands/place.js')).place(context)));
  program
    .command('go <step>')
    .description('go to a step (number, id, or a part of its name) and on from there')
    .addHelpText('before', examples('roadmap go 7', 'roadmap go databases', 'roadmap go secur'))
    .action((step: string) => act(async (context) => (await import('./commands/go.js')).go(context, step)));
  program
    .command('quiz [step]')
    .description('take the quiz of a step, or retry what was missed')
    .addHelpText('before', examples('roadmap quiz', 'roadmap quiz 3'))
    .action((step?: string) => act(async (context) => (await import('./commands/quiz.js')).quiz(context, step)));
  program
    .command('track [name]')
    .description('show or change the language you learn with')
    .addHelpText('before', examples('roadmap track', 'roadmap track python'))
    .action((name?: string) => act(async (context) => (await import('./commands/track.js')).track(context, name)));

  program.commandsGroup('Look:');
  program
    .command('list')
    .description('the road: all steps with what is read and answered')
    .option('--json', 'print JSON', false)
    .addHelpText('before', examples('roadmap list', 'roadmap list --json'))
    .action((options: { json: boolean }) =>
      act(async (context) => (await import('./commands/list.js')).list(context, options)),
    );
  program
    .command('status')
    .description('where you stand: this step, the road, debts, time')
    .option('--json', 'print JSON', false)
    .addHelpText('before', examples('roadmap status', 'roadmap status --json'))
    .action((options: { json: boolean }) =>
      act(async (context) => (await import('./commands/status.js')).status(context, options)),
    );
  program
    .command('stats')
    .description('what it adds up to: the year, right answers, weak points')
    .option('--json', 'print JSON', false)
    .addHelpText('before', examples('roadmap stats', 'roadmap stats --json', 'roadmap config set streaks off'))
    .action((options: { json: boolean }) =>
      act(async (context) => (await import('./commands/stats.js')).stats(context, options)),
    );
  program
    .command('read [name]')
    .description('print a lesson, or all lessons of a step')
    .addHelpText('before', examples('roadmap read', 'roadmap read 3', 'roadmap read joins'))
    .action((name?: string) => act(async (context) => (await import('./commands/read.js')).read(context, name)));
  program
    .command('search <text...>')
    .description('find the lessons that say something')
    .option('--json', 'print JSON', false)
    .addHelpText('before', examples('roadmap search primary key', 'roadmap search cookie --json'))
    .action((words: string[], options: { json: boolean }) =>
      act(async (context) => (await import('./commands/search.js')).search(context, words.join(' '), options)),
    );

  program.commandsGroup('Keep:');
  program
    .command('export')
    .description('write a report of what you learned')
    .addOption(
      new Option('-f, --format <format>', 'markdown, or json with the whole history')
        .choices(['markdown', 'json'])
        .default('markdown'),
    )
    .option('-o, --output <file>', 'the file to write; - is standard output', '-')
    .option('--force', 'replace the file if it exists', false)
    .addHelpText('before', examples('roadmap export -o progress.md', 'roadmap export --format json -o backup.json'))
    .action((options: { format: 'markdown' | 'json'; output: string; force: boolean }) =>
      act(async (context) => (await import('./commands/export.js')).exportReport(context, options)),
    );
  program
    .command('import <path>')
    .description('add another history, or an export, to yours')
    .addHelpText('before', examples('roadmap import backup.json', 'roadmap import /mnt/old-laptop/roadmap-tutor'))
    .action((path: string) =>
      act(async (context) => (await import('./commands/import.js')).importHistory(context, path)),
    );
  program
    .command('sync [remote]')
    .description('exchange progress with your other devices, through a git remote of yours')
    .addHelpText(
      'before',
      examples('roadmap sync git@example.org:you/progress.git', 'roadmap sync /mnt/stick/progress.git', 'roadmap sync'),
    )
    .action((remote?: string) => act(async (context) => (await import('./commands/sync.js')).sync(context, remote)));
  program
    .command('undo')
    .description('take back the last answer (or the last reset)')
    .addHelpText('before', examples('roadmap undo'))
    .action(() => act(async (context) => (await import('./commands/undo.js')).undo(context)));
  program
    .command('reset [step]')
    .description('start a step, or all, again; undo brings it back')
    .option('-y, --yes', 'do not ask', false)
    .addHelpText('before', examples('roadmap reset 3', 'roadmap reset --yes'))
    .action((step: string | undefined, options: { yes: boolean }) =>
      act(async (context) => (await import('./commands/reset.js')).reset(context, step, options)),
    );
  const config = program
    .command('config')
    .description('settings: get, set, path')
    .addHelpText('before', examples('roadmap config get', 'roadmap config set track node', 'roadmap config path'));
  config
    .command('get [key]', { isDefault: true })
    .description('print a setting, or all')
    .action((key?: string) => act(async (context) => (await import('./commands/config.js')).configGet(context, key)));
  config
    .command('set <key> <value>')
    .description('change a setting')
    .action((key: string, value: string) =>
      act(async (context) => (await import('./commands/config.js')).configSet(context, key, value)),
    );
  config
    .command('path')
    .description('print the folder that holds your progress')
    .action(() => act(async (context) => (await import('./commands/config.js')).configPath(context)));
  program
    .command('doctor')
    .description('check versions, files and history')
    .option('--json', 'print JSON', false)
    .addHelpText('before', examples('roadmap doctor', 'roadmap doctor --json'))
    .action((options: { json: boolean }) =>
      act(async (context) => (await import('./commands/doctor.js')).doctor(context, { ...options, version: VERSION })),
    );

  program.commandsGroup('Write:');
  const author = program
    .command('author')
    .description('check a roadmap that you write')
    .addHelpText(
      'before',
      examples('roadmap author check my-roadmap', 'roadmap author check --run', 'roadmap author coverage'),
    );
  author
    .command('check [dir]')
    .description('print every fault of a roadmap as file:line:col')
    .option('--run', 'run its examples and predict questions too', false)
    .action((dir: string | undefined, options: { run: boolean }) =>
      act(async (context) => (await import('./commands/author-check.js')).authorCheck(context, dir, options)),
    );

  author
    .command('coverage [dir]')
    .description('print each topic with its lessons and questions')
    .action((dir: string | undefined) =>
      act(async (context) => (await import('./commands/author-coverage.js')).authorCoverage(context, dir)),
    );

  // Last, so that the commands above do not inherit it: a word that is no command reaches the action of `roadmap` alone.
  return program.allowExcessArguments(true);
}
