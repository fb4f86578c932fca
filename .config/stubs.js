import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

// Parts of libraries that are imported at their top and never used here: together they cost 150 ms a start and 800 kB.
// Each name of `from` stands for a module that throws when anything in it is called, or for one of ours.
const STUBS = [
  { name: 'cli-highlight', from: 'marked-terminal', exports: ['highlight'], why: 'terminal/highlight.ts does this' },
  { name: 'node-emoji', from: 'marked-terminal', exports: ['get'], why: 'emoji codes are never translated' },
  { name: 'cli-table3', from: 'marked-terminal', exports: ['default'], why: 'terminal/table.ts draws the tables' },
  {
    name: 'supports-hyperlinks',
    from: 'marked-terminal',
    exports: ['default'],
    why: 'terminal/hyperlinks.ts does this',
  },
  { name: 'ajv/dist/2020.js', from: 'conf', exports: ['Ajv2020'], why: 'conf is given no schema' },
  { name: 'ajv-formats', from: 'conf', exports: ['default'], why: 'conf is given no schema' },
  { name: 'semver', from: 'conf', exports: ['default'], why: 'conf is given no migrations' },
  { name: 'node:child_process', from: 'commander', exports: ['spawn'], why: 'there are no executable subcommands' },
  { name: 'node:tty', from: 'chalk', ours: 'terminal/is-terminal', why: 'it loads the network' },
  {
    name: '@inquirer/prompts',
    from: 'inquirer',
    exports: [
      ...['input', 'select', 'number', 'confirm', 'rawlist', 'expand', 'checkbox', 'password', 'editor', 'search'],
      'Separator',
    ],
    why: 'terminal/prompts.ts registers its own; the editor among them brings the tables of all old encodings',
  },
];

/** Puts the stubs in place; fails where a library has ceased to import what one stands for. */
export function stubs() {
  const used = new Set();
  return {
    name: 'stubs',
    resolveId(name, importer = '') {
      const stub = STUBS.find(
        (one) => one.name === name && importer.split(/[\\/]/).join('/').includes(`/${one.from}/`),
      );
      if (!stub?.ours) return stub && `\0stub:${stub.name}`;
      used.add(stub);
      return join(root, 'src', `${stub.ours}.ts`);
    },
    load(id) {
      const stub = STUBS.find(({ name }) => id === `\0stub:${name}`);
      if (!stub) return null;
      used.add(stub);
      return { code: stubCode(stub), moduleSideEffects: false };
    },
    buildEnd(error) {
      const unused = STUBS.filter((stub) => !used.has(stub)).map(({ name, from }) => `${name} of ${from}`);
      if (!error && unused.length > 0) throw new Error(`.config/stubs.js: never imported: ${unused.join(', ')}`);
    },
  };
}

function stubCode({ name, exports, why }) {
  const message = JSON.stringify(`${name} is not bundled: ${why}`);
  return [
    `const fail = function () { throw new Error(${message}); };`,
    'const stub = new Proxy(fail, { get: fail, construct: fail });',
    ...exports.map((one) => (one === 'default' ? 'export default stub;' : `export { stub as ${one} };`)),
  ].join('\n');
}
