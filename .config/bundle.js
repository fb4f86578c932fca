import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import { rolldown } from 'rolldown';
import { constants } from './constants.js';
import { stubs } from './stubs.js';

export const root = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

// What is loaded together stands in one file, since each file costs a start half a millisecond: first what every run
// needs, then what nearly every run imports when it gets there, then what shows a lesson. Each with all that it imports,
// but for what stands in the ones before it.
const TOGETHER = {
  main: ['main'],
  start: ['context', 'store/store', 'commands/overview', 'commands/list', 'commands/status'],
  lesson: ['commands/next'],
};

/** What runs in a process or a thread of its own, or is read only where it is needed in the middle of something. */
const APART = {
  'guard.js': 'lab/guard-main',
  'sql-worker.js': 'lab/write/sql-worker',
  'html-names.js': 'html-names-main',
};

/** The names of functions and classes are kept, for the stack trace in a report. */
const MINIFY = { compress: true, mangle: { toplevel: true, keepNames: true }, codegen: { removeWhitespace: true } };

/** Bytes of code, a package's before it is minified: what grows beyond them is used, and then a line here, or it is not. */
const BUDGET = { whole: 1_680_000, package: 240_000 };

/** Bundles the program into `folder`; gives the folders of the packages that are in it. */
export async function bundleProgram(folder) {
  const sqlite = packSqlite();
  const chunks = await bundle(
    { input: { main: join(root, 'src/main.ts') }, plugins: [stubs()], preserveEntrySignatures: 'allow-extension' },
    {
      dir: folder,
      // `require` is faster than `import` by 10 ms a start.
      format: 'cjs',
      minify: MINIFY,
      // A build that replaces files must not give another text to a program that runs and loads one of them later.
      chunkFileNames: '[name]-[hash].js',
      codeSplitting: { groups: Object.entries(TOGETHER).map(group) },
    },
  );
  keepBudget(chunks);
  const apart = [];
  for (const [name, entry] of Object.entries(APART)) apart.push(...(await bundleApart(entry, join(folder, name))));
  await writeFile(join(folder, 'sql-wasm.wasm.br'), await sqlite);
  return packagesIn([...chunks, ...apart]).keys();
}

/** SQLite, packed closer than npm would pack it. */
function packSqlite() {
  return promisify(brotliCompress)(readFileSync(join(root, 'node_modules/sql.js/dist/sql-wasm.wasm')));
}

function bundleApart(entry, file) {
  return bundle({ input: join(root, 'src', `${entry}.ts`), plugins: [] }, { file, format: 'cjs', minify: MINIFY });
}

/** Bundles one module of src/ for the machine's own use: what compiles content, or what is measured. */
export function bundleModule(entry, file, external = []) {
  return bundle({ input: join(root, 'src', `${entry}.ts`), external }, { file, format: 'esm', codeSplitting: false });
}

async function bundle(input, output) {
  const warnings = [];
  const bundled = await rolldown({
    cwd: root,
    platform: 'node',
    transform: { target: 'node20.19', define: constants(version) },
    onLog: (level, log) => level === 'warn' && warnings.push(log.message),
    ...input,
  });
  try {
    const chunks = (await bundled.write(output)).output;
    if (warnings.length > 0) throw new Error(warnings.join('\n'));
    return chunks;
  } finally {
    await bundled.close();
  }
}

function group([name, modules], index, all) {
  const paths = modules.map((module) => join(root, 'src', `${module}.ts`));
  return {
    name,
    priority: all.length - index,
    test: (id) => paths.includes(join(id)),
  };
}

export function keepBudget(chunks) {
  const whole = chunks.reduce((sum, { code }) => sum + code.length, 0);
  const over = [['all of it', whole, BUDGET.whole]];
  for (const [folder, bytes] of packagesIn(chunks)) over.push([folder, bytes, BUDGET.package]);
  const lines = over
    .filter(([, bytes, most]) => bytes > most)
    .map(([what, bytes, most]) => `${what}: ${bytes} bytes of code, more than ${most}`);
  if (lines.length > 0) throw new Error(`The bundle is over its budget (.config/bundle.js).\n${lines.join('\n')}`);
}

/** The folder of each bundled package, with the bytes that are taken from it. */
function packagesIn(chunks) {
  const bytes = new Map();
  for (const [id, { renderedLength }] of chunks.flatMap(({ modules }) => Object.entries(modules))) {
    const folder = /.*node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id)?.[0];
    if (folder && existsSync(folder)) bytes.set(folder, (bytes.get(folder) ?? 0) + renderedLength);
  }
  return bytes;
}
