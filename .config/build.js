// Bundles src/ into dist/ and compiles roadmap/ into dist/content/.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, transformSync } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const stub = join(root, '.config/stubs');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const COMMON = { platform: 'node', target: 'node20.17', logLevel: 'warning' };
const SMALL = { minifySyntax: true, minifyWhitespace: true };

// Imported when they are needed, which is at nearly every start: one file instead of twenty. No two export the same name.
const AT_EVERY_START = [
  'context',
  'store/store',
  'commands/overview',
  'commands/list',
  'commands/status',
  'domain/due',
  'teaching/due-line',
];

rmSync(join(root, 'dist'), { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: { main: 'src/main.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  ...SMALL,
  ...COMMON,
  metafile: true,
  define: { __VERSION__: JSON.stringify(version) },
  // Parts of libraries that are imported at their top and never used here; together they cost 150 ms a start.
  alias: {
    'cli-highlight': join(stub, 'cli-highlight.js'),
    'node-emoji': join(stub, 'node-emoji.js'),
    'cli-table3': join(stub, 'cli-table3.js'),
    'ajv/dist/2020.js': join(stub, 'ajv.js'),
    'ajv-formats': join(stub, 'ajv.js'),
    semver: join(stub, 'semver.js'),
  },
  plugins: [
    {
      name: 'together',
      setup({ onResolve, onLoad }) {
        const files = AT_EVERY_START.map((name) => join(root, 'src', `${name}.js`));
        onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) =>
          kind === 'dynamic-import' && files.includes(resolve(resolveDir, path))
            ? { path: 'every-start', namespace: 'together' }
            : null,
        );
        onLoad({ filter: /./, namespace: 'together' }, () => ({
          contents: AT_EVERY_START.map((name) => `export * from './${name}.js';`).join('\n'),
          resolveDir: join(root, 'src'),
        }));
      },
    },
    {
      name: 'commander-starts-no-programs',
      setup({ onResolve }) {
        // Only executable subcommands need it, which there are none of; loading it costs 8 ms.
        onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
          importer.includes('node_modules/commander/') ? { path: join(stub, 'child-process.js') } : null,
        );
      },
    },
  ],
});

// Only ES modules can be split, and only CommonJS loads fast: `require` spares a fifth of a start.
for (const file of Object.keys(metafile.outputs)) {
  const code = readFileSync(join(root, file), 'utf8');
  const { code: commonJs } = transformSync(code, {
    format: 'cjs',
    ...SMALL,
    ...COMMON,
    supported: { 'dynamic-import': false },
    define: { 'import.meta.url': 'FILE_URL' },
    banner: code.includes('import.meta.url')
      ? "const FILE_URL = require('node:url').pathToFileURL(__filename).href;"
      : '',
  });
  writeFileSync(join(root, file), commonJs);
}
writeFileSync(join(root, 'dist/package.json'), '{ "type": "commonjs" }\n');

writeFileSync(join(root, 'dist/THIRD-PARTY-LICENSES.txt'), licenses(Object.keys(metafile.inputs)));
// Built apart: as one more entry it would split what it shares with the program into more files to load at a start.
const compiler = join(root, 'node_modules/.cache/roadmap/build-content.cjs');
await build({
  absWorkingDir: root,
  entryPoints: ['src/content/build.ts'],
  outfile: compiler,
  bundle: true,
  format: 'cjs',
  ...COMMON,
});
const { buildContent } = await import(pathToFileURL(compiler).href);
const faults = buildContent(join(root, 'roadmap'), join(root, 'dist/content'));
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;

/** The licences of everything that was bundled, as they ask for. */
function licenses(inputs) {
  const names = new Set(inputs.map((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[0]).filter(Boolean));
  return [...names]
    .sort()
    .map((folder) => {
      const { name, version: bundled, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
      return `${name} ${bundled} (${license})\n\n${licenseText(join(root, folder))}\n`;
    })
    .join(`\n${'-'.repeat(76)}\n\n`);
}

function licenseText(folder) {
  for (const file of ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'license', 'license.md', 'License', 'LICENCE']) {
    try {
      return readFileSync(join(folder, file), 'utf8').trim();
    } catch (error) {
      if (error.code !== 'ENOENT') throw error;
    }
  }
  return `See ${dirname(folder) && 'the package for its licence'}.`;
}
