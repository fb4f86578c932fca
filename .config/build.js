// Bundles src/ into dist/ and compiles roadmap/ into dist/content/.
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { rollup } from 'rollup';

const root = fileURLToPath(new URL('..', import.meta.url));
const stub = join(root, '.config/stubs');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const COMMON = { platform: 'node', target: 'node20.17', logLevel: 'warning', absWorkingDir: root, bundle: true };

// What is loaded together stands in one file, since each file costs a start half a millisecond: first what every run
// needs, then what nearly every run imports when it gets there, then what shows a lesson.
const TOGETHER = {
  main: ['main'],
  start: [
    'context',
    'store/store',
    'commands/overview',
    'commands/list',
    'commands/status',
    'domain/memory/due',
    'teaching/due-line',
  ],
  lesson: ['commands/next'],
};

// What compiles a roadmap, and what makes a checkpoint, as hashes: their caches are good for the same program only.
const [COMPILED, FOLDED] = await Promise.all(['src/content/compile.ts', 'src/store/catch-up.ts'].map(hashed));
const KNOWN = { __COMPILED__: JSON.stringify(COMPILED), __FOLDED__: JSON.stringify(FOLDED) };

rmSync(join(root, 'dist'), { recursive: true, force: true });
const { metafile, outputFiles } = await build({
  ...COMMON,
  entryPoints: { main: 'src/main.ts' },
  outdir: 'dist',
  write: false,
  splitting: true,
  format: 'esm',
  minifySyntax: true,
  minifyWhitespace: true,
  metafile: true,
  define: { __VERSION__: JSON.stringify(version), ...KNOWN },
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
await writeJoined();

writeFileSync(join(root, 'dist/THIRD-PARTY-LICENSES.txt'), licenses(Object.keys(metafile.inputs)));
// Built apart: as one more entry it would split what it shares with the program into more files to load at a start.
const compiler = join(root, 'node_modules/.cache/roadmap/build-content.cjs');
await build({ ...COMMON, entryPoints: ['src/content/build.ts'], outfile: compiler, format: 'cjs', define: KNOWN });
const { buildContent } = await import(pathToFileURL(compiler).href);
const faults = await buildContent(join(root, 'roadmap'), join(root, 'dist/content'));
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;

async function hashed(entry) {
  const { outputFiles } = await build({ ...COMMON, entryPoints: [entry], write: false, format: 'esm', minify: true });
  return createHash('sha256').update(outputFiles[0].text).digest('hex').slice(0, 16);
}

/** Writes what esbuild has split, joined by `TOGETHER`, as CommonJS: `require` is faster than `import` by 10 ms a start. */
async function writeJoined() {
  const texts = new Map(outputFiles.map(({ path, text }) => [path, text]));
  const fileOf = Object.fromEntries(
    Object.keys(TOGETHER).flatMap((name) => loadedWith(name).map((path) => [join(root, path), name])),
  );
  const pieces = await rollup({
    input: join(root, 'dist/main.js'),
    external: /^node:/,
    treeshake: false,
    preserveEntrySignatures: 'allow-extension',
    plugins: [
      {
        name: 'split-by-esbuild',
        resolveId: (path, importer) => (importer ? join(dirname(importer), path) : path),
        load: (path) => texts.get(path),
      },
    ],
  });
  await pieces.write({
    dir: join(root, 'dist'),
    format: 'cjs',
    dynamicImportInCjs: false,
    manualChunks: (path) => fileOf[path],
  });
  writeFileSync(join(root, 'dist/package.json'), '{ "type": "commonjs" }\n');
}

/** The split files that the modules of a joined file import before they run, but for those of the ones before it. */
function loadedWith(name) {
  const names = Object.keys(TOGETHER);
  const earlier = names.slice(0, names.indexOf(name)).flatMap(loadedWith);
  const found = new Set();
  const visit = (path) => {
    if (found.has(path)) return;
    found.add(path);
    for (const { kind, path: imported } of metafile.outputs[path].imports)
      if (kind === 'import-statement' && imported in metafile.outputs) visit(imported);
  };
  for (const module of TOGETHER[name])
    visit(Object.keys(metafile.outputs).find((path) => metafile.outputs[path].entryPoint === `src/${module}.ts`));
  return [...found].filter((path) => !earlier.includes(path));
}

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
  return 'See the package for its licence.';
}
