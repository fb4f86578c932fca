import { Option, type Command } from 'commander';
import type { Context, Flags } from './context.js';
import { addAuthorCommands } from './program-author.js';
import { addClassCommands } from './program-class.js';
import { addLabCommands, type Lazily, type Verb } from './program-lab.js';
import { addPackCommands } from './program-packs.js';
import { FORMATS } from './report/formats.js';
import { addSettingsCommands } from './program-settings.js';
import {
  addVerb,
  bareProgram,
  namedBy,
  printHelp,
  TEACHING,
  unknownCommand,
  UNUSED,
  wholeNumber,
  WRITING,
  type Write,
} from './usage.js';

declare const __VERSION__: string;
export const VERSION = __VERSION__;

/** Gives false where the run has found what it was asked to look for: exit code 1. */
type Act = (context: Context) => Promise<unknown>;

type Run = (flags: Flags, act: Act) => Promise<void>;

/** The program: of its commands all, or for these arguments only the one that they name, since each takes time to make. */
export function createProgram(run: Run, write: Write, argv: string[] = []): Command {
  const bare = bareProgram(VERSION, write);
  const only = namedBy(argv, bare.options);
  const program = addCommands(bare, run, only);
  const isKnown = only === null || program.commands.some((command) => command.name() === only);
  // What says that there is no such command looks at all of them.
  return isKnown ? program : addCommands(bareProgram(VERSION, write), run, null);
}

/** The whole command surface, or `only` one command of it. Each action imports its command only when it runs. */
function addCommands(program: Command, run: Run, only: string | null): Command {
  const act = (action: Act) => run(program.opts<Flags>(), action);
  const lazily: Lazily =
    <A extends unknown[]>(load: () => Promise<(context: Context, ...given: A) => unknown>) =>
    (...given: A) =>
      act(async (context) => (await load())(context, ...given));
  const verb: Verb = (signature, description, ...lines) =>
    only !== null && only !== signature.split(' ')[0] ? UNUSED : addVerb(program, signature, description, lines);

  const withJson = (command: Command) => command.option('--json', 'print JSON', false);

  program.action(() =>
    act(async (context) => {
      if (program.args.length > 0) throw unknownCommand(program, program.args[0]!);
      await (await import('./commands/overview.js')).overview(context);
    }),
  );

  program.command('help [command...]', { hidden: true }).action((words: string[]) => printHelp(program, words));

  program.commandsGroup(TEACHING);
  verb('next', 'do the next thing: a lesson, its questions, a quiz', 'roadmap next', 'roadmap next --minutes 15')
    .addOption(
      new Option('-m, --minutes <number>', 'as many parts or questions as fit into so many minutes').argParser(
        wholeNumber,
      ),
    )
    .action(lazily(async () => (await import('./commands/next.js')).next));
  verb('review', 'bring back what is about to be forgotten', 'roadmap review', 'roadmap review --max 5')
    .addOption(new Option('--max <number>', 'ask at most so many, not what is left for today').argParser(wholeNumber))
    .addOption(new Option('--skip <concept>', 'put a concept aside: it is asked no longer').conflicts('unskip'))
    .option('--unskip <concept>', 'take up again what was put aside')
    .action(lazily(async () => (await import('./commands/review.js')).review));
  verb('place', 'find out what you know already, in 10 to 20 questions', 'roadmap place', 'roadmap place --details')
    .option('--details', 'say of each step why', false)
    .action(lazily(async () => (await import('./commands/place.js')).place));
  verb('go <step>', 'go to a step (number, id, or part of its name)', 'roadmap go 7', 'roadmap go secur').action(
    lazily(async () => (await import('./commands/go.js')).go),
  );
  verb('quiz [step]', 'take the quiz of a step, or retry what was missed', 'roadmap quiz', 'roadmap quiz 3').action(
    lazily(async () => (await import('./commands/quiz.js')).quiz),
  );
  verb('ask', 'make of the question answered last a text for any assistant', 'roadmap ask', 'roadmap ask --copy')
    .argument('[number]', 'of the answers so far, the newest is 1, the one before it 2', wholeNumber)
    .addOption(new Option('--copy', 'put it on the clipboard').default(false).conflicts('print'))
    .option('--print', 'print it, whatever `ask-with` is set to', false)
    .action(lazily(async () => (await import('./commands/ask.js')).ask));
  verb(
    'practice [step|concept]',
    'write code of a step or a concept, the weakest first',
    'roadmap practice',
    'roadmap practice 3',
  )
    .addOption(new Option('--max <number>', 'ask at most so many, not 5').argParser(wholeNumber))
    .action(lazily(async () => (await import('./commands/practice.js')).practice));
  addLabCommands(verb, lazily);
  verb('track [track]', 'show or change the language you learn with', 'roadmap track', 'roadmap track python').action(
    lazily(async () => (await import('./commands/track.js')).track),
  );

  program.commandsGroup('Look:');
  withJson(
    verb('today', 'what is done today, and the plan by your minutes', 'roadmap today', 'roadmap config set minutes 20'),
  ).action(lazily(async () => (await import('./commands/today.js')).today));
  withJson(
    verb('list', 'the road: all steps with what is read, answered and built', 'roadmap list', 'roadmap list --json'),
  ).action(lazily(async () => (await import('./commands/list.js')).list));
  withJson(verb('map', 'the road as a graph: what stands on what, with the facts of each step', 'roadmap map')).action(
    lazily(async () => (await import('./commands/map.js')).map),
  );
  withJson(
    verb('status', 'where you stand: this step, the road, debts, time', 'roadmap status', 'roadmap status --json'),
  ).action(lazily(async () => (await import('./commands/status.js')).status));
  verb(
    'stats',
    'what it adds up to: the year, right answers, weak points',
    'roadmap stats',
    'roadmap stats --json',
    'roadmap config set streaks off',
  )
    .option('--json', 'print JSON', false)
    .action(lazily(async () => (await import('./commands/stats.js')).stats));
  verb(
    'read [step|lesson]',
    'print a lesson, or all lessons of a step',
    'roadmap read',
    'roadmap read joins',
    'roadmap read joins --track both',
    'roadmap read --links 3',
  )
    .option('--links', 'its reading links, not its text', false)
    .option('--track <track>', 'with the code of this track; `both` shows that of all')
    .action(lazily(async () => (await import('./commands/read.js')).read));
  verb(
    'search <text...>',
    'find the lessons that say something',
    'roadmap search primary key',
    'roadmap search cookie --json',
  )
    .option('--json', 'print JSON', false)
    .action((words: string[], options: { json: boolean }) =>
      act(async (context) => (await import('./commands/search.js')).search(context, words.join(' '), options)),
    );

  program.commandsGroup('Keep:');
  verb(
    'export',
    'write a report of what you learned',
    'roadmap export -o progress.md',
    'roadmap export --format html -o progress.html',
    'roadmap export --format json -o backup.json',
  )
    .addOption(
      new Option(
        '-f, --format <format>',
        'markdown, a page in html, cards for anki, a calendar in ics, a badge in svg, json with all, or the questions in gift or csv',
      )
        .choices(FORMATS)
        .default(FORMATS[0]),
    )
    .option('-o, --output <file>', 'the file to write; - is standard output', '-')
    .option('--force', 'replace the file if it exists', false)
    .action(lazily(async () => (await import('./commands/export.js')).exportReport));
  verb(
    'import <file|dir>',
    'add another history, or an export, to yours',
    'roadmap import backup.json',
    'roadmap import /mnt/old-laptop/roadmap-tutor',
  )
    .option('-y, --yes', "merge it also where it seems to be somebody else's", false)
    .action(lazily(async () => (await import('./commands/import.js')).importHistory));
  verb(
    'sync [remote]',
    'exchange progress with your other devices, through a git remote of yours',
    'roadmap sync git@example.org:you/progress.git',
    'roadmap sync /mnt/stick/progress.git',
    'roadmap sync',
  ).action(lazily(async () => (await import('./commands/sync.js')).sync));
  verb('undo', 'take back what was done last on this device, after asking', 'roadmap undo', 'roadmap undo --yes')
    .option('-y, --yes', 'do not ask', false)
    .action(lazily(async () => (await import('./commands/undo.js')).undo));
  verb('reset [step]', 'start a step, or all, again; undo brings it back', 'roadmap reset 3', 'roadmap reset --yes')
    .option('-y, --yes', 'do not ask', false)
    .action(lazily(async () => (await import('./commands/reset.js')).reset));
  addSettingsCommands(program, verb, lazily, run, VERSION);

  program.commandsGroup('Other roadmaps:');
  addPackCommands(verb, lazily);
  program.commandsGroup('Teach:');
  addClassCommands(verb, lazily);

  program.commandsGroup(WRITING);
  addAuthorCommands(verb, lazily);

  // Last, so that the commands above do not inherit it: a word that is no command reaches the action of `roadmap` alone.
  return program.allowExcessArguments(true);
}
