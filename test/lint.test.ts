import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

const use = (path: string) => `import { x } from '${path}';\nexport const y = x;\n`;
const order = /must not import/;
const pure = /The domain/;

const FORBIDDEN: [what: string, file: string, code: string, complaint: RegExp][] = [
  ['teaching knows no command', 'teaching/probe', use('../commands/next.js'), order],
  ['teaching does not know main', 'teaching/probe', use('../main.js'), order],
  ['the domain does not know teaching', 'domain/probe', use('../teaching/names.js'), order],
  ['nor from a room of its own', 'domain/road/probe', use('../../teaching/names.js'), order],
  ['the store does not know teaching', 'store/probe', use('../teaching/names.js'), order],
  ['a command imports no command', 'commands/probe', use('../commands/next.js'), /A command never/],
  ['however it is written', 'commands/probe', use('./next.js'), /A command never/],
  ['the domain asks no clock', 'domain/probe', 'export const y = Date.now();\n', pure],
  ['nor a date of now', 'domain/probe', 'export const y = new Date();\n', pure],
  ['nor draws by itself', 'domain/probe', 'export const { random } = Math;\n', pure],
  ['nor reads the environment', 'domain/probe', "export const y = process.env['HOME'];\n", pure],
  ['nor imports late', 'domain/probe', "export const y = () => import('../store/store.js');\n", order],
  ['nor by a name that is made', 'domain/probe', 'export const y = (a: string) => import(a);\n', /plain text/],
  ['the domain does not know usage, and so commander', 'domain/probe', use('../usage.js'), order],
  ['nor any package but one', 'domain/probe', use('commander'), pure],
  ['nor Node', 'domain/probe', use('node:fs'), pure],
  ['nor the program', 'domain/probe', use('../program.js'), order],
  [
    'nor the context, of which not even a type',
    'domain/probe',
    "export type Y = import('../context.js').Context;\n",
    order,
  ],
  ['an adapter knows no other', 'terminal/probe', use('../store/store.js'), /beside it/],
  ['nor hands it on', 'report/probe', "export * from '../content/load.js';\n", /beside it/],
  ['nor the context', 'store/probe', use('../context.js'), order],
  ['errors know nobody', 'errors', use('./domain/random.js'), order],
  ['every file has a layer', 'helpers', use('./errors.js'), /no layer/],
  ['no two files import each other', 'content/structure', use('./compile.js'), /import each other/],
];

const ALLOWED: [file: string, code: string][] = [
  ['commands/probe', use('../teaching/walk.js')],
  ['teaching/probe', use('../store/store.js')],
  ['teaching/probe', use('./walk.js')],
  ['store/probe', use('../domain/history/event.js')],
  ['domain/probe', use('ts-fsrs')],
  ['domain/probe', 'export const y = (now: number) => new Date(now);\n'],
  ['store/probe', 'export const y = Date.now();\n'],
];

// In a copy, since the linter reads files only; all at once, since it is its start that takes long. Types take longer, and
// what is forbidden here shows without them.
const copy = realpathSync(mkdtempSync(join(tmpdir(), 'roadmap-test-')));
const complaints = complaintsOf([...FORBIDDEN.map(([, file, code]) => [file, code] as const), ...ALLOWED]);
afterAll(() => rmSync(copy, { recursive: true, force: true }));

test.each(FORBIDDEN)('%s', (_what, file, code, complaint) => {
  expect(complaints(file, code)).toEqual([expect.stringMatching(complaint)]);
});

test.each(ALLOWED)('what is below may be imported: %s, %s', (file, code) => {
  expect(complaints(file, code)).toEqual([]);
});

function complaintsOf(probes: (readonly [file: string, code: string])[]): (file: string, code: string) => string[] {
  const root = fileURLToPath(new URL('..', import.meta.url));
  for (const folder of ['.config', 'src']) cpSync(join(root, folder), join(copy, folder), { recursive: true });
  const paths = probes.map(([file], index) => `src/${file.replace('probe', `probe-${index}`)}.ts`);
  for (const [index, [, code]] of probes.entries()) writeFileSync(join(copy, paths[index]!), code);
  const oxlint = join(root, 'node_modules/oxlint/bin/oxlint');
  const args = ['--config', '.config/oxlint.config.js', '--format', 'json', ...paths];
  const { stdout } = spawnSync(process.execPath, [oxlint, ...args], { cwd: copy, encoding: 'utf8' });
  const told = JSON.parse(stdout) as { number_of_files: number; diagnostics: Diagnostic[] };
  expect(told.number_of_files).toBe(probes.length);
  return (file, code) => {
    const path = paths[probes.findIndex((probe) => probe[0] === file && probe[1] === code)];
    return told.diagnostics
      .filter(({ filename, code }) => filename.replaceAll('\\', '/') === path && code !== 'eslint(no-unused-vars)')
      .map(({ message, help }) => `${message} ${help ?? ''}`);
  };
}

interface Diagnostic {
  filename: string;
  code: string;
  message: string;
  help?: string;
}
