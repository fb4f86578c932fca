// Bundles src/ into dist/ and compiles roadmap/ into dist/content/.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const stub = join(root, '.config/stubs');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const COMMON = {
  platform: 'node',
  target: 'node20.17',
  format: 'esm',
  logLevel: 'warning',
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
};

rmSync(join(root, 'dist'), { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: { main: 'src/main.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  minifySyntax: true,
  minifyWhitespace: true,
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

writeFileSync(join(root, 'dist/THIRD-PARTY-LICENSES.txt'), licenses(Object.keys(metafile.inputs)));
// Built apart: as one more entry it would split what it shares with the program into more files to load at a start.
const compiler = join(root, 'node_modules/.cache/roadmap/build-content.mjs');
await build({ absWorkingDir: root, entryPoints: ['src/content/build.ts'], outfile: compiler, bundle: true, ...COMMON });
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
