import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { expect, test } from 'vitest';

// Types take long, and what is forbidden here shows without them.
const eslint = new ESLint({
  overrideConfigFile: '.config/eslint.config.js',
  overrideConfig: tseslint.configs.disableTypeChecked as ESLint.Options['overrideConfig'] & object,
});

async function complaints(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: `src/${file}.ts` });
  return result!.messages
    .filter(({ ruleId }) => ruleId !== '@typescript-eslint/no-unused-vars')
    .map(({ message }) => message);
}

const use = (path: string) => `import { x } from '${path}';\nexport const y = x;\n`;
const order = /must not import/;
const pure = /The domain/;

test.each([
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
])('%s', async (_what, file, code, expected) => {
  expect(await complaints(file, code)).toEqual([expect.stringMatching(expected)]);
});

test.each([
  ['commands/probe', use('../teaching/walk.js')],
  ['teaching/probe', use('../store/store.js')],
  ['teaching/probe', use('./walk.js')],
  ['store/probe', use('../domain/history/event.js')],
  ['domain/probe', use('ts-fsrs')],
  ['domain/probe', 'export const y = (now: number) => new Date(now);\n'],
  ['store/probe', 'export const y = Date.now();\n'],
])('what is below may be imported: %s, %s', async (file, code) => {
  expect(await complaints(file, code)).toEqual([]);
});
