import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { editDistance } from './domain/road/find.js';
import { usageError } from './errors.js';
import { commandName, typed } from './terminal/command-name.js';

/** Where the text of commander goes. */
export interface Write {
  out: (text: string) => void;
  err: (text: string) => void;
}

/** The program without its commands: what every one of them has. */
export function bareProgram(version: string, write: Write): Command {
  return new Command(commandName())
    .description('A terminal tutor: from some HTML to a working backend developer.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand(false)
    .addHelpText('before', examples('roadmap next', 'roadmap list', 'roadmap go 3', 'roadmap export -o progress.md'))
    .option('--plain', 'append-only text, one line an answer, no colors: for screen readers and scripts')
    .option('--no-input', 'never ask; print what would be asked')
    .option('--no-color', 'no colors (also with NO_COLOR)')
    .option('--no-pager', 'print long texts at once (also with an empty ROADMAP_PAGER or PAGER)')
    .addOption(new Option('--seed <number>', 'make shuffles and draws repeatable').argParser(wholeNumber))
    .option(
      '--roadmap <dir>',
      'use another roadmap, with its own progress: a folder, or a pack by its name (also ROADMAP_PATH)',
    )
    .configureHelp({ showGlobalOptions: true })
    .exitOverride()
    .configureOutput({ writeOut: write.out, writeErr: write.err })
    .showSuggestionAfterError(true)
    .showHelpAfterError('Add --help to read what it takes.')
    .allowExcessArguments(false);
}

/** The name of the command in these arguments; null where all commands are wanted: without one, for help, for TAB. */
export function namedBy(argv: string[], options: readonly Option[]): string | null {
  const takesNext = (word: string) => options.some(({ long, required }) => required && long === word);
  const name = argv.find((word, index) => !word.startsWith('-') && !takesNext(argv[index - 1] ?? ''));
  return name === undefined || NEEDS_ALL.test(name) || argv.some((word) => HELP.test(word)) ? null : name;
}

const NEEDS_ALL = /^(?:help|complete)$/;
const HELP = /^(?:-h|--help)$/;

export function addVerb(program: Command, signature: string, description: string, lines: string[]): Command {
  return program
    .command(signature)
    .description(description)
    .addHelpText('before', examples(...lines));
}

/** In the place of a command that is not made: it takes what a command would take, and does nothing. */
export const UNUSED: Command = new Proxy(
  {},
  { get: (_none, _name, itself: unknown) => () => itself },
) as unknown as Command;

export function unknownCommand(program: Command, word: string): Error {
  const names = program.commands.map((command) => command.name());
  // Of two that are as near, the one as long is meant: `stauts` is a slip in `status`, not in `stats`.
  const far = (name: string) => editDistance(name, word) + Math.abs(name.length - word.length) / 10;
  const least = Math.min(...names.map(far));
  const near = names.filter((name) => editDistance(name, word) <= 2 && far(name) === least);
  const hint = near.length > 0 ? `Did you mean ${near.join(' or ')}?` : '`roadmap --help` lists the commands.';
  return usageError(`There is no command "${word}".`, hint);
}

/** Prints the help of the command that these words name, or of all. */
export function printHelp(program: Command, words: string[]): void {
  let command = program;
  for (const word of words) {
    const inner = command.commands.find((one) => one.name() === word);
    if (!inner) throw unknownCommand(command, word);
    command = inner;
  }
  command.outputHelp();
}

/** What stands in the help above the commands that teach, and above those for writers of roadmaps. */
export const [TEACHING, WRITING] = ['Learn:', 'Write:'];

/** What to say where the command that was given is cut off, is left, or runs out of lines. */
export function lastWords({ args, commands }: Command): { cutOff: string; left: string; noLine: string } {
  const group = commands.find((one) => one.name() === args[0])?.helpGroup() ?? TEACHING;
  if (group === TEACHING) return { cutOff: `Stopped. ${ANSWERS_KEPT}`, left: PLACE_KEPT, noLine: ANSWERS_KEPT };
  const isHalf = group === WRITING && args[1] === 'check' && !args.includes('--watch');
  const cutOff = isHalf ? 'Stopped. Not all of it was checked.' : 'Stopped.';
  return { cutOff, left: UNCHANGED, noLine: UNCHANGED };
}

const ANSWERS_KEPT = 'What was answered is kept; `roadmap next` goes on from here.';
const PLACE_KEPT = 'Your place is kept. `roadmap next` goes on from here.';
const UNCHANGED = 'Nothing was changed.';

/** The exit code of an error that commander has reported itself. */
export function commanderExit(error: unknown): number | null {
  if (!(error instanceof CommanderError)) return null;
  return error.exitCode === 0 ? 0 : 2;
}

export function wholeNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}

export function examples(...lines: string[]): string {
  return `Examples:\n${lines.map((line) => `  $ ${typed(line.replace(/^roadmap/, ''))}\n`).join('')}`;
}
