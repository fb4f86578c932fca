// Makes docs/reference.md and the man page docs/roadmap.1 from what `--help` is made of, and from README's list of
// variables and exit codes. A test fails where they are stale.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Each file with its text, for a program of commander that hands what it prints to `printed`. */
export function referencePages(createProgram) {
  let printed = '';
  const program = createProgram(() => Promise.resolve(), { out: (text) => (printed += text), err: () => undefined });
  const examplesOf = (command) => {
    printed = '';
    command.outputHelp();
    return [...printed.matchAll(/^ {2}\$ (.*)$/gm)].map(([, line]) => line);
  };
  const readme = readFileSync(join(root, 'README.md'), 'utf8').replaceAll('\r\n', '\n');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const road = { program, groups: groupsOf(program, examplesOf), everywhere: optionsOf(program) };
  return {
    'docs/reference.md': markdown(road),
    'docs/roadmap.1': man({ ...road, version, examples: examplesOf(program), ...ofReadme(readme) }),
  };
}

function groupsOf(program, examplesOf) {
  const groups = new Map();
  for (const command of program.createHelp().visibleCommands(program)) {
    const name = command.helpGroup().replace(/:$/, '');
    groups.set(name, [...(groups.get(name) ?? []), ...withInner(command, 'roadmap', examplesOf)]);
  }
  return groups;
}

/** A command, and after it those within it. */
function withInner(command, before, examplesOf) {
  const name = `${before} ${command.name()}`;
  const args = command.registeredArguments.map(argument);
  const inner = command.createHelp().visibleCommands(command);
  const own = inner.filter((one) => one.name() !== 'help');
  return [
    {
      name,
      usage: [name, ...(own.length > 0 ? ['<command>'] : args)].join(' '),
      // Commander keeps to itself which one is run where none is named.
      alone: command._defaultCommandName ? `${name} ${command._defaultCommandName}` : null,
      about: command.description(),
      args: command.registeredArguments.filter((one) => one.description),
      options: optionsOf(command),
      examples: examplesOf(command),
    },
    ...own.flatMap((one) => withInner(one, name, examplesOf)),
  ];
}

function argument(one) {
  const name = `${one.name()}${one.variadic ? '...' : ''}`;
  return one.required ? `<${name}>` : `[${name}]`;
}

function optionsOf(command) {
  const help = command.createHelp();
  return help
    .visibleOptions(command)
    .filter(({ long }) => long !== '--help')
    .map((option) => ({ flags: option.flags, about: help.optionDescription(option).replace(' (default: false)', '') }));
}

/** What stands in README alone: the variables, and the exit codes. */
function ofReadme(readme) {
  const [, table] = /\n\| variable \|.*\n\|.*\n((?:\|.*\n)+)/.exec(readme);
  const variables = table
    .trim()
    .split('\n')
    .map((row) =>
      row
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim()),
    );
  return { variables, exitCodes: /\nExit codes: (.*)\n/.exec(readme)[1] };
}

function markdown({ program, groups, everywhere }) {
  const row = ({ flags, about }) => `| \`${flags}\` | ${about} |`.replace(/(?<=`[^`]*)\|(?=[^`]*` )/g, '\\|');
  const table = (options) => (options.length === 0 ? [] : ['', '| | |', '| --- | --- |', ...options.map(row)]);
  const section = ({ name, usage, alone, about, args, options, examples }) => [
    '',
    `### ${name}`,
    '',
    `${sentence(about)}${alone ? ` \`${name}\` alone is \`${alone}\`.` : ''}`,
    '',
    `Usage: \`${usage}\``,
    '',
    '```console',
    ...examples.map((line) => `$ ${line}`),
    '```',
    ...table([...args.map((one) => ({ flags: argument(one), about: argumentAbout(one) })), ...options]),
  ];
  const lines = [
    '# All commands and options',
    '',
    'What `roadmap --help` says, on one page. `npm run reference` makes it from the program; it is also the man page,',
    '`man roadmap`. [README](../README.md) tells what it is for.',
    ...[...groups].flatMap(([name, commands]) => ['', `## ${name}`, ...commands.flatMap(section)]),
    '',
    '## Everywhere',
    ...table([
      ...everywhere,
      { flags: '-h, --help', about: program.createHelp().visibleOptions(program).at(-1).description },
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

function argumentAbout(one) {
  return one.argChoices ? `${one.description} (${one.argChoices.join(', ')})` : one.description;
}

function sentence(text) {
  return `${text[0].toUpperCase()}${text.slice(1).replace(/\.$/, '')}.`;
}

function man({ program, groups, everywhere, version, examples, variables, exitCodes }) {
  const entry = (term, text, ...more) => ['.TP', `\\fB${roff(term)}\\fR`, roff(text), ...more];
  const command = ({ usage, name, alone, about, args, options }) =>
    entry(
      usage,
      `${sentence(about)}${alone ? ` ${name} alone is ${alone}.` : ''}`,
      ...within([
        ...args.flatMap((one) => entry(argument(one), sentence(argumentAbout(one)))),
        ...options.flatMap(({ flags, about: what }) => entry(flags, sentence(what))),
      ]),
    );
  const what = program.description().replace(/\.$/, '');
  const lines = [
    '.\\" Made by `npm run reference` from what `roadmap --help` is made of.',
    `.TH ROADMAP 1 "" "roadmap-tutor ${version}" "User Commands"`,
    // Neither stretched nor hyphenated: options are to be found as they are typed.
    '.ad l',
    '.nh',
    '.SH NAME',
    `roadmap \\- ${roff(what[0].toLowerCase() + what.slice(1))}`,
    '.SH SYNOPSIS',
    '\\fBroadmap\\fR [\\fIoptions\\fR] [\\fIcommand\\fR]',
    '.SH COMMANDS',
    ...['\\fBroadmap\\fR alone says where you are, and the one thing to do now.'],
    ...[...groups].flatMap(([name, commands]) => [`.SS ${name}`, ...commands.flatMap(command)]),
    '.SH OPTIONS',
    'Everywhere:',
    ...everywhere.flatMap(({ flags, about }) => entry(flags, sentence(about))),
    '.SH ENVIRONMENT',
    ...variables.flatMap(([names, about]) => entry(plain(names), sentence(plain(about)))),
    '.SH EXIT STATUS',
    roff(plain(exitCodes)),
    '.SH EXAMPLES',
    ...examples.flatMap((line) => ['.TP', `\\fB${roff(line)}\\fR`]),
  ];
  return `${lines.join('\n')}\n`;
}

function within(lines) {
  return lines.length > 0 ? ['.RS', ...lines, '.RE'] : [];
}

function plain(inline) {
  return inline
    .replaceAll('`', '')
    .replaceAll('\\|', '|')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
}

function roff(text) {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^(?=[.'])/, '\\&');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { bundleModule } = await import('./bundle.js');
  const folder = mkdtempSync(join(root, 'dist', '.reference-'));
  try {
    // Of the commands nothing is run, so they are left out.
    await bundleModule('program', join(folder, 'program.mjs'), [/^\.\/commands\//]);
    const { createProgram } = await import(pathToFileURL(join(folder, 'program.mjs')).href);
    for (const [file, text] of Object.entries(referencePages(createProgram))) writeFileSync(join(root, file), text);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
