import { expect, test } from 'vitest';
import { keepBudget } from '../.config/bundle.js';
import { stubs } from '../.config/stubs.js';

test('a stub throws whatever is done with it, and says why it is one', () => {
  const plugin = stubs();
  const id = plugin.resolveId('semver', '/clone/node_modules/conf/dist/source/index.js')!;
  const { code } = plugin.load(id)!;
  // oxlint-disable-next-line typescript/no-implied-eval, typescript/no-unsafe-call
  const semver = new Function(code.replace('export default', 'return'))() as { (): void; new (): object; gt: unknown };
  const why = 'semver is not bundled: conf is given no migrations';
  expect(() => semver.gt).toThrow(why);
  expect(() => semver()).toThrow(why);
  expect(() => new semver()).toThrow(why);
});

test('a stub stands for what one package imports, on any platform', () => {
  const plugin = stubs();
  expect(plugin.resolveId('node:child_process', 'C:\\clone\\node_modules\\commander\\lib\\command.js')).toBe(
    '\0stub:node:child_process',
  );
  expect(plugin.resolveId('node:child_process', '/clone/src/store/git.ts')).toBeUndefined();
});

test('a stub that nothing imports fails the build', () => {
  expect(() => stubs().buildEnd()).toThrow(
    /never imported: cli-highlight of marked-terminal, .*@inquirer\/prompts of inquirer/,
  );
});

test('more code than the budget fails the build', () => {
  const chunk = (bytes: number) => ({ code: 'x'.repeat(bytes), modules: {} });
  expect(() => keepBudget([chunk(400_000), chunk(300_000)])).not.toThrow();
  expect(() => keepBudget([chunk(2_000_000), chunk(2_000_000)])).toThrow(/all of it: 4000000 bytes of code, more than/);
});
