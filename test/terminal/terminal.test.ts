import { expect, test } from 'vitest';
import { knowsHyperlinks } from '../../src/terminal/hyperlinks.js';
import { pagerCommand } from '../../src/terminal/pager.js';
import { colorLevel, knowsUnicode, openTerminal } from '../../src/terminal/terminal.js';

const FLAGS = { plain: false, input: true, color: true, pager: true };
const stream = (isTTY: boolean, columns?: number, rows?: number) =>
  ({ isTTY, columns, rows, write: () => true }) as unknown as NodeJS.WriteStream;
const opened = (env: NodeJS.ProcessEnv, stdout = stream(true, 100, 30)) =>
  openTerminal({ typed: true, stdout, stderr: stdout }, env, FLAGS);

test('the size is what the window has now', () => {
  const stdout = stream(true, 100, 30);
  const terminal = opened({}, stdout);
  expect([terminal.columns, terminal.rows]).toEqual([100, 30]);
  Object.assign(stdout, { columns: 45, rows: 10 });
  expect([terminal.columns, terminal.rows]).toEqual([45, 10]);
});

test('a pipe is as wide as COLUMNS says, or 80', () => {
  expect(opened({ COLUMNS: '40' }, stream(false)).columns).toBe(40);
  expect(opened({}, stream(false)).columns).toBe(80);
});

test.each([
  ['1', true],
  ['true', true],
  ['yes', true],
  ['0', false],
  ['false', false],
  ['', false],
])('ACCESSIBLE=%s is plain: %s', (value, plain) => {
  expect(opened({ ACCESSIBLE: value }).plain).toBe(plain);
});

test.each<[NodeJS.ProcessEnv, boolean, number]>([
  [{}, true, 2],
  [{}, false, 0],
  [{ NO_COLOR: '1' }, true, 0],
  [{ NO_COLOR: '' }, true, 2],
  [{ CLICOLOR: '0' }, true, 0],
  [{ CLICOLOR: '0', FORCE_COLOR: '1' }, true, 2],
  [{ CLICOLOR: '0', CLICOLOR_FORCE: '1' }, true, 2],
  [{ NO_COLOR: '1', CLICOLOR_FORCE: '1' }, true, 0],
])('%o, colors wanted: %s → level %i', (env, wanted, level) => {
  expect(colorLevel(2, env, wanted)).toBe(level);
});

test('CLICOLOR_FORCE colors a pipe', () => {
  expect(colorLevel(0, { CLICOLOR_FORCE: '1' }, true)).toBe(1);
  expect(colorLevel(0, { CLICOLOR_FORCE: '0' }, true)).toBe(0);
});

test.each<[NodeJS.ProcessEnv, NodeJS.Platform, boolean]>([
  [{}, 'linux', true],
  [{ LANG: 'de_DE.UTF-8' }, 'linux', true],
  [{ LANG: 'en_US.utf8' }, 'darwin', true],
  [{ LANG: 'C' }, 'linux', false],
  [{ LC_ALL: '', LANG: 'C' }, 'linux', false],
  [{ LC_ALL: '', LC_CTYPE: '', LANG: 'C.UTF-8' }, 'linux', true],
  [{ LC_ALL: 'POSIX', LANG: 'C.UTF-8' }, 'linux', false],
  [{ LC_CTYPE: 'de_DE.ISO-8859-1', LANG: 'C.UTF-8' }, 'linux', false],
  [{ TERM: 'linux', LANG: 'C.UTF-8' }, 'linux', false],
  [{}, 'win32', false],
  [{ WT_SESSION: 'x' }, 'win32', true],
])('%o on %s knows Unicode: %s', (env, platform, known) => {
  expect(knowsUnicode(env, platform)).toBe(known);
});

test.each<[NodeJS.ProcessEnv, NodeJS.Platform, boolean]>([
  [{}, 'linux', false],
  [{ TERM: 'xterm-256color' }, 'linux', false],
  [{ FORCE_HYPERLINK: '1' }, 'linux', true],
  [{ FORCE_HYPERLINK: '0', WT_SESSION: 'x' }, 'win32', false],
  [{ WT_SESSION: 'x' }, 'win32', true],
  [{ CI: 'true', VTE_VERSION: '7200' }, 'linux', false],
  [{ VTE_VERSION: '5000' }, 'linux', false],
  [{ VTE_VERSION: '5202' }, 'linux', true],
  [{ TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: '3.0.15' }, 'darwin', false],
  [{ TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: '3.5.0' }, 'darwin', true],
  [{ TERM_PROGRAM: 'WezTerm', TERM_PROGRAM_VERSION: '20240203-110809-5046fc22' }, 'linux', true],
  [{ TERM_PROGRAM: 'vscode', TERM_PROGRAM_VERSION: '1.71.2' }, 'linux', false],
  [{ TERM_PROGRAM: 'vscode', TERM_PROGRAM_VERSION: '1.100.0' }, 'win32', true],
  [{ TERM_PROGRAM: 'Apple_Terminal', TERM_PROGRAM_VERSION: '453' }, 'darwin', false],
  [{ TERM_PROGRAM: 'ghostty' }, 'darwin', true],
  [{ TERM: 'alacritty' }, 'linux', true],
  [{ TERM: 'foot' }, 'linux', true],
  [{ KONSOLE_VERSION: '200400' }, 'linux', false],
  [{ KONSOLE_VERSION: '220403' }, 'linux', true],
])('%o on %s shows links: %s', (env, platform, shown) => {
  expect(knowsHyperlinks(env, platform)).toBe(shown);
});

test.each<[NodeJS.ProcessEnv, NodeJS.Platform, string | null]>([
  [{}, 'linux', 'less -FIRX'],
  [{}, 'win32', null],
  [{ PAGER: 'more' }, 'win32', 'more'],
  [{ PAGER: '' }, 'linux', null],
  [{ PAGER: ' ' }, 'linux', null],
  [{ PAGER: 'cat' }, 'linux', null],
  [{ PAGER: 'most' }, 'linux', 'most'],
  [{ PAGER: 'most', ROADMAP_PAGER: 'less -S' }, 'linux', 'less -S'],
  [{ PAGER: 'most', ROADMAP_PAGER: '' }, 'linux', null],
])('%o on %s pages with %s', (env, platform, command) => {
  expect(pagerCommand(env, platform)).toBe(command);
});
