import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { referencePages } from '../.config/reference.js';
import { createProgram } from '../src/program.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string) => readFileSync(join(root, file), 'utf8').replaceAll('\r\n', '\n');
const README = read('README.md');
const program = createProgram(() => Promise.resolve(), { out: () => undefined, err: () => undefined });

const shown = (command: Command): Command[] =>
  command
    .createHelp()
    .visibleCommands(command)
    .filter((one) => one.name() !== 'help');
/** The commands that do something of their own. */
const verbs = shown(program).flatMap((command) => (command.commands.length > 0 ? shown(command) : [command]));

/** A command as README writes it: `roadmap read [STEP|LESSON]`. */
function written(command: Command): string {
  const names = command.parent === program ? [command.name()] : [command.parent!.name(), command.name()];
  const args = command.registeredArguments.map((one) => {
    const name = one.name().toUpperCase();
    return one.required ? name : `[${name}]`;
  });
  return ['roadmap', ...names, ...args].join(' ');
}

/** The rows of README's tables of commands: the commands in the first cell, and what is said of them. */
const ROWS = [...README.matchAll(/^\| (`roadmap .*?`) \| (.*) \|$/gm)].map(([, commands, about]) => ({
  commands: [...commands!.matchAll(/`(.*?)`/g)].map(([, one]) => one!.replaceAll('\\|', '|')),
  about: about!,
}));

test('docs/reference.md and the man page are made of what the program is now: `npm run reference`', () => {
  for (const [file, text] of Object.entries(referencePages(createProgram))) expect(text, file).toBe(read(file));
});

test('README has each command with what it takes, and no other', () => {
  const named = ROWS.flatMap(({ commands }) => commands).filter((one) => one !== 'roadmap');
  // Where none is named, `lab` shows.
  expect(named.map((one) => one.replace('roadmap lab [', 'roadmap lab show [')).sort()).toEqual(
    verbs.map(written).sort(),
  );
});

test('README says of a command no option that it has not', () => {
  const flagsOf = (command: Command) => command.options.map(({ long }) => long);
  for (const { commands, about } of ROWS) {
    const meant = verbs.filter((verb) => commands.includes(written(verb).replace('lab show', 'lab')));
    for (const [, option] of about.matchAll(/`(--[a-z-]+)/g))
      expect(['--help', ...meant.flatMap(flagsOf)], commands.join()).toContain(option);
  }
  const everywhere = /^Everywhere: ([^]*?)\n\n/m.exec(README)![1]!;
  for (const { long } of program.options) if (long !== '--version') expect(everywhere).toContain(`\`${long}`);
});

test('README names the variables that the program looks at, and only those', () => {
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const code = [...sources.map((name) => read(`src/${name}`)), read('bin/roadmap.js')].join('\n');
  const table = /\n\| variable \|.*\n\|.*\n((?:\|.*\n)+)/.exec(README)![1]!;
  const named = [...table.matchAll(/^\| (.*?) \|/gm)].flatMap(([, cell]) => cell!.match(/[A-Z_]{4,}/g) ?? []);
  // Node and chalk themselves look at two of them.
  for (const name of named)
    if (!['NODE_DISABLE_COMPILE_CACHE', 'COLORTERM'].includes(name)) expect(code).toContain(name);
  for (const [, name] of code.matchAll(
    /\benv(?:\.|\[')(ROADMAP_[A-Z]+|NO_COLOR|ACCESSIBLE|CLICOLOR[A-Z_]*|[A-Z]*PAGER|EDITOR|VISUAL|FORCE_[A-Z]+)/g,
  ))
    expect(named).toContain(name);
});

test('README never says `npx` with the name that is somebody else’s', () => {
  expect(README).not.toMatch(/npx (--?\S+ )*roadmap(?!-tutor)/);
});

test.skipIf(spawnSync('man', ['--version']).error)('`man` shows the page (skipped where there is no man)', () => {
  const env = { ...process.env, MANPAGER: 'cat', MANWIDTH: '80', LC_ALL: 'C.UTF-8' };
  const { stdout, stderr } = spawnSync('man', ['--warnings', '-l', join(root, 'docs/roadmap.1')], {
    env,
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(stdout).toContain('roadmap lab check [lab|step]');
  expect(stdout).toMatch(/^ +-m, --minutes <number>$/m);
  expect(stdout).toMatch(/^ENVIRONMENT$/m);
});
