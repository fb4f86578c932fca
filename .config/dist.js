import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { constants } from './constants.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
/** What dist/ was made from. It is not in the package, and it is gone when dist/ is. */
const RECORD = '.made-from.json';
const DAY_MS = 24 * 60 * 60 * 1000;

const PARTS = {
  program: {
    stamp: () => stampOf(['src', 'starter', '.config', 'package.json', 'package-lock.json']),
    make: program,
  },
  content: { stamp: () => `${constants('').__COMPILED__} ${stampOf(['roadmap'])}`, make: content },
};

/** Whether what builds is installed. */
export const canBuild = () => existsSync(join(root, 'node_modules/rolldown'));

/** Makes what is not up to date; gives what is wrong with the content, or with the clone. */
export async function build({ fresh = false } = {}) {
  if (!canBuild()) return ['The development dependencies are not installed: run `npm install` first.'];
  const record = fresh ? {} : recorded();
  const before = Object.values(record).flatMap(({ files }) => files);
  const faults = [];
  for (const [name, { stamp, make }] of Object.entries(PARTS)) {
    const now = stamp();
    const made = record[name];
    if (made?.stamp === now && made.files.every((file) => existsSync(join(dist, file)))) continue;
    const draft = join(dist, `.draft-${process.pid}-${name}`);
    mkdirSync(draft, { recursive: true });
    try {
      faults.push(...(await make(draft, fresh)));
      if (faults.length > 0) return faults;
      record[name] = { stamp: now, files: publish(draft) };
    } finally {
      rmSync(draft, { recursive: true, force: true });
    }
    writeFileSync(join(dist, RECORD), JSON.stringify(record));
    sweep(record, before, fresh);
  }
  return [];
}

async function program(folder) {
  const [{ bundleProgram }, { licenses }] = await Promise.all([import('./bundle.js'), import('./licenses.js')]);
  const packages = await bundleProgram(folder);
  writeFileSync(join(folder, 'THIRD-PARTY-LICENSES.txt'), licenses(packages));
  cpSync(join(root, 'starter'), join(folder, 'starter'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "type": "commonjs" }\n');
  return [];
}

/** Bundled apart: as one more entry, what compiles would split what it shares with the program into more files. */
async function content(folder, fresh) {
  const { bundleModule } = await import('./bundle.js');
  const compiler = join(folder, 'compiler.mjs');
  await bundleModule('content/build', compiler);
  const { buildContent } = await import(pathToFileURL(compiler).href);
  rmSync(compiler);
  return buildContent(join(root, 'roadmap'), join(folder, 'content'), { isForAll: fresh });
}

/** Moves a draft's files into dist/, each at once and what loads the others last; gives their names. */
function publish(draft) {
  const files = filesIn(draft).sort((one, other) => (one === 'main.js') - (other === 'main.js'));
  for (const file of files) {
    mkdirSync(dirname(join(dist, file)), { recursive: true });
    renameSync(join(draft, file), join(dist, file));
  }
  return files;
}

/** Removes what earlier builds have left: a day later, since a program that was started from one may still load it. */
function sweep(record, before, fresh) {
  const now = new Date();
  const current = new Set([RECORD, ...Object.values(record).flatMap(({ files }) => files)]);
  for (const file of filesIn(dist)) {
    const path = join(dist, file);
    if (current.has(file)) continue;
    if ((fresh && !file.startsWith('.draft-')) || now - statSync(path).mtime > DAY_MS) rmSync(path);
    else if (before.includes(file)) utimesSync(path, now, now);
  }
}

function recorded() {
  try {
    return JSON.parse(readFileSync(join(dist, RECORD), 'utf8'));
  } catch {
    return {}; // None, or one that was cut short: everything is made.
  }
}

/** Changes with the name, the size or the time of any of these files. */
function stampOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths.map((name) => join(root, name))) {
    for (const file of statSync(path).isDirectory() ? filesIn(path).map((name) => join(path, name)) : [path]) {
      const { size, mtimeMs } = statSync(file);
      hash.update(`${file} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

/** The names of all files in a folder, with those in its folders. */
function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}
