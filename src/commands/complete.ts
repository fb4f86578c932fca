import type { Command, Option } from 'commander';
import type { Context } from '../context.js';
import type { Roadmap } from '../domain/road/roadmap.js';
import { SETTINGS } from '../domain/standing/settings.js';

/** What may stand where a command line ends. */
interface Place {
  /** What is typed of the word so far. */
  word: string;
  /** What stands before it in the same word: `--track=`. */
  prefix: string;
  options: Option[];
  commands: Command[];
  /** Names of arguments, by which what they take is known: `step`, `lesson`. */
  kinds: string[];
  /** The only words that are taken, where there is such a list. */
  choices: readonly string[];
  /** The words before it that are neither commands nor options. */
  given: string[];
  /** The folder after --roadmap. */
  roadmap: string | null;
}

interface Candidate {
  value: string;
  about: string;
}

/** Prints a line for each word that fits: the word, a tab, what it is. `:files` and `:folders` leave it to the shell. */
export async function complete(context: Context, place: Place): Promise<void> {
  const print = ({ value, about }: Candidate) =>
    context.terminal.print(`${place.prefix}${value}\t${about.replace(/\s+/g, ' ')}`.trimEnd());
  for (const { long, description } of place.options) print({ value: long!, about: description });
  for (const command of place.commands) print({ value: command.name(), about: command.description() });
  for (const value of place.choices) print({ value, about: '' });
  const path = PATHS[place.kinds[0] ?? ''];
  if (path) print({ value: path, about: '' });
  // Without a letter only the first kind: all lessons beside all steps are too many to read.
  const kinds = (place.word === '' ? place.kinds.slice(0, 1) : place.kinds).filter((kind) => kind in KINDS);
  if (place.kinds[0] === 'pack' || (place.kinds[0] === 'value' && place.given[0] === 'roadmap')) {
    const { packNames } = await import('../store/packs/pin.js');
    for (const value of packNames(context.root)) print({ value, about: 'a pack' });
    return;
  }
  if (kinds.length === 0) return;
  const { roadmap } = await context.content();
  for (const candidate of kinds.flatMap((kind) => KINDS[kind]!(roadmap, place))) print(candidate);
}

const PATHS: Record<string, string | undefined> = {
  ...{ file: ':files', source: ':files' },
  ...{ dir: ':folders', folder: ':folders', remote: ':folders' },
};

const KINDS: Record<string, (roadmap: Roadmap, place: Place) => Candidate[]> = {
  step: ({ steps }, { word }) =>
    steps.map(({ id, number, title }) =>
      /^\d/.test(word) ? { value: String(number), about: title } : { value: id, about: `${number}: ${title}` },
    ),
  lesson: ({ steps }) => steps.flatMap(({ lessons }) => lessons.map(named)),
  concept: ({ steps }) => steps.flatMap(({ concepts }) => concepts.map(named)),
  lab: ({ steps }) => steps.flatMap(({ labs }) => labs.map(named)),
  framework: ({ steps }) =>
    [...new Set(steps.flatMap(({ labs }) => labs.flatMap(({ frameworks }) => frameworks.map(({ id }) => id))))].map(
      (value) => ({ value, about: '' }),
    ),
  check: ({ steps }) => steps.flatMap(({ labs }) => labs.flatMap(({ checks }) => checks.map(named))),
  track: ({ tracks }) => tracks.map(named),
  setting: () => SETTINGS.map(({ key, about }) => ({ value: key, about })),
  value: (roadmap, { given }) => {
    const setting = SETTINGS.find(({ key }) => key === given[0]);
    const words = ['on', 'off', ...roadmap.tracks.map(({ id }) => id)];
    // Of a setting that takes any text, or numbers, none can be told.
    if (!setting || setting.fault('no such word', roadmap) === null) return [];
    return words.filter((value) => setting.fault(value, roadmap) === null).map((value) => ({ value, about: '' }));
  },
};

function named({ id, title }: { id: string; title: string }): Candidate {
  return { value: id, about: title };
}

/** Where a command line of these words stands; the last one is what is typed of the next, and may be empty. */
export function placeAt(program: Command, words: string[]): Place {
  const line = joined(words);
  const last = line.pop() ?? '';
  const { command, open, operandsOnly, given, used, roadmap } = walked(program, line);
  const place = { word: last, prefix: '', options: [], commands: [], kinds: [], choices: [], given, roadmap };

  const assigned = operandsOnly ? null : ASSIGNED.exec(last);
  const valued = assigned ? optionOf(command, assigned[1]!) : last.startsWith('-') ? undefined : open;
  if (valued) {
    const typed = assigned ? { word: assigned[2]!, prefix: `${assigned[1]}=` } : {};
    const name = /[<[](.*?)(?:\.\.\.)?[\]>]/.exec(valued.flags)?.[1];
    return { ...place, ...typed, kinds: kindsOf(name), choices: valued.argChoices ?? [] };
  }
  if (!operandsOnly && last.startsWith('-'))
    return { ...place, options: optionsOf(command).filter((option) => option.variadic || !used.has(option)) };
  if (command.name() === 'help') return { ...place, commands: innerOf(given.reduce(into, program)) };
  const first = given.length === 0;
  const taken = (first ? meantBy(command) : command).registeredArguments;
  const argument = taken[given.length] ?? taken.findLast(({ variadic }) => variadic);
  return {
    ...place,
    commands: first ? innerOf(command) : [],
    kinds: kindsOf(argument?.name()),
    choices: argument?.argChoices ?? [],
  };
}

const ASSIGNED = /^(--[^=]+)=(.*)$/s;

/** Which command the words of a line name, with what follows it. */
function walked(program: Command, words: string[]) {
  const found = { command: program, given: [] as string[], used: new Set<Option>(), operandsOnly: false };
  let open: Option | undefined;
  let roadmap: string | null = null;
  for (const word of words) {
    const { command, given, used, operandsOnly } = found;
    if (!operandsOnly && word.startsWith('-')) {
      const [, name = word, value] = ASSIGNED.exec(word) ?? [];
      const option = optionOf(command, name);
      if (option) used.add(option);
      if (option?.attributeName() === 'roadmap') roadmap = value ?? null;
      open = value === undefined && (option?.required || option?.optional) ? option : undefined;
      found.operandsOnly = word === '--';
    } else if (open) {
      if (open.attributeName() === 'roadmap') roadmap = word;
      if (!open.variadic) open = undefined;
    } else {
      const inner = given.length === 0 ? command.commands.find((one) => one.name() === word) : undefined;
      if (!inner) given.push(word);
      found.command = inner ?? meantBy(command);
    }
  }
  return { ...found, open, roadmap };
}

// bash takes `--track=py` apart into three words; Windows PowerShell can pass an empty one only as two quotes.
function joined(words: string[]): string[] {
  return words.flatMap((word, index) => {
    if (word !== '=' || !words[index - 1]?.startsWith('--')) return [word === '""' ? '' : word];
    return index === words.length - 1 ? [''] : [];
  });
}

function kindsOf(name: string | undefined): string[] {
  return name?.split('|') ?? [];
}

/** The options of a command, with those of the one that it stands for, and of all commands. */
function optionsOf(command: Command): Option[] {
  const help = command.createHelp();
  const all = [command, meantBy(command)].flatMap((one) => help.visibleOptions(one));
  return [...all, ...help.visibleGlobalOptions(command)].filter(
    ({ long }, index, options) => long && options.findIndex((other) => other.long === long) === index,
  );
}

function optionOf(command: Command, name: string): Option | undefined {
  return optionsOf(command).find(({ long, short }) => name === long || name === short);
}

function innerOf(command: Command): Command[] {
  return command
    .createHelp()
    .visibleCommands(command)
    .filter((one) => one.name() !== 'help');
}

function into(command: Command, word: string): Command {
  return command.commands.find((one) => one.name() === word) ?? command;
}

/** The command that is run where none of the inner ones is named: which one, commander keeps to itself. */
function meantBy(command: Command): Command {
  const { _defaultCommandName: name } = command as unknown as { _defaultCommandName: string | null };
  return command.commands.find((one) => one.name() === name) ?? command;
}
