import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { RoadmapError } from '../../src/errors.js';
import { environmentOf, openProject } from '../../src/lab/project.js';
import { scratch } from '../scratch.js';

const posix = test.skipIf(process.platform === 'win32');

function folderWith(shelf: string): string {
  const folder = scratch();
  writeFileSync(join(folder, 'shelf.yaml'), shelf);
  return folder;
}

function refusal(folder: string): string {
  try {
    openProject(folder);
  } catch (error) {
    if (error instanceof RoadmapError) return `${error.message}\n${error.hint}`.replaceAll(folder, 'FOLDER');
    throw error;
  }
  return '';
}

test('a folder has the commands that its file says', () => {
  const folder = folderWith(
    'start: node server.js\ncli: none\ntest:\nbuild: ""\nlive: /events\nenv: { A: 1, B: true, C: x, D: }\n',
  );
  expect(openProject(folder)).toEqual({
    ...{ folder, commands: { start: 'node server.js' }, says: { live: '/events' } },
    env: { A: '1', B: 'true', C: 'x', D: '' },
  });
});

test.each(['', '# nothing\n'])('%j has none', (shelf) => {
  expect(openProject(folderWith(shelf))).toMatchObject({ commands: {}, env: {} });
});

test('nor has a folder without the file', () => {
  expect(openProject(scratch())).toMatchObject({ commands: {}, env: {} });
});

test.each([
  ['port: 3000', '"port" is no key of it'],
  ['art: node server.js', '"art" is no key of it'],
  ['"": x', '"" is no key of it'],
  ['start: 5', '"start" must be a command'],
  ['start: [node, server.js]', '"start" must be a command'],
  ['env: [A]', '"env" must be names and values'],
  ['env: { A: { B: 1 } }', '"A" in env must be one value'],
  ['- start', 'it is no list of keys with commands'],
  ['node server.js', 'it is no list of keys with commands'],
])('%s: %s', (shelf, said) => {
  expect(refusal(folderWith(shelf)).split('\n')).toEqual([
    `FOLDER/shelf.yaml cannot be used: ${said}.`,
    'Its keys are start, build, stop, test, reset, cli, live, openapi, env; each has a command, env has names and values.',
  ]);
});

test('what is no YAML is told in two lines', () => {
  const lines = refusal(folderWith('start: "node\n  x: [')).split('\n');
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/^FOLDER\/shelf.yaml cannot be read: /);
});

test('a tag that YAML does not know warns nobody', () => {
  const warn = vi.spyOn(process, 'emitWarning');
  expect(openProject(folderWith('start: !mine node server.js\n')).commands).toEqual({ start: 'node server.js' });
  expect(warn).not.toHaveBeenCalled();
});

posix.each([
  ['a link', (path: string) => symlinkSync('/etc/passwd', path)],
  ['a link to nothing', (path: string) => symlinkSync('/nowhere/at/all', path)],
  ['a folder', (path: string) => mkdirSync(path)],
])('%s is no shelf.yaml', (_what, make) => {
  const folder = scratch();
  make(join(folder, 'shelf.yaml'));
  expect(refusal(folder)).toMatch(/^FOLDER\/shelf.yaml is not a plain file\.\n/);
});

posix('a folder is one of its own', () => {
  expect(refusal('/')).toMatch(/cannot be the whole disk/);
  expect(refusal('/nowhere')).toMatch(/^There is no folder FOLDER/);
  expect(refusal(process.execPath)).toMatch(/is not a folder/);
});

posix('its program finds the tools of the folder first, its own home, and nothing of ours', () => {
  const folder = folderWith('env: { MINE: x, LANG: de_DE.UTF-8 }\n');
  const OURS = {
    PATH: '/usr/bin',
    HOME: '/home/ana',
    ROADMAP_HOME: '/r',
    http_proxy: 'p',
    HTTPS_PROXY: 'p',
    SECRET: 's',
  };
  expect(environmentOf(openProject(folder), OURS)).toEqual({
    PATH: [join(folder, 'node_modules/.bin'), '/usr/bin'].join(delimiter),
    ...{ HOME: '/home/ana', LANG: 'de_DE.UTF-8', MINE: 'x', PYTHONUTF8: '1', PYTHONUNBUFFERED: '1' },
    ...{ PYTHONDONTWRITEBYTECODE: '1', GIT_TERMINAL_PROMPT: '0' },
  });
  mkdirSync(join(folder, '.venv', 'bin'), { recursive: true });
  expect(environmentOf(openProject(folder), OURS)).toMatchObject({
    PATH: [join(folder, '.venv/bin'), join(folder, 'node_modules/.bin'), '/usr/bin'].join(delimiter),
    VIRTUAL_ENV: join(folder, '.venv'),
  });
  // An empty part of a search path would mean the folder itself.
  expect(environmentOf(openProject(folder), {})['PATH']).not.toMatch(/:$|::/);
});
