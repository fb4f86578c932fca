// What the program knows its own files by: the constants that replace version numbers somebody would have to remember.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

const { bugs, homepage } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** A hash of what compiles content: what another one compiled is compiled again. */
const compiledBy = () => hashOf(['src/content/load.ts']);

/** A hash of what checks a roadmap: what another one found faultless is checked again. */
const checkedBy = () => hashOf(['src/content/check/check.ts']);

/** A hash of what makes a checkpoint of a history: a checkpoint that another one made is built again. */
const foldedBy = () => hashOf(['src/store/checkpoint.ts', 'src/store/catch-up.ts', 'src/domain/history/fold.ts']);

/**
 * Each constant with the expression that the bundler puts in its place; where it is used, it is `declare`d. Files that
 * are started or read on their own stand in `dist`: beside the program, or wherever tests find them.
 */
export function constants(version, dist = '.') {
  const values = {
    __VERSION__: version,
    __BUGS__: bugs.url,
    __REPOSITORY__: homepage,
    __COMPILED__: compiledBy(),
    __CHECKED__: checkedBy(),
    __FOLDED__: foldedBy(),
    __HTML_NAMES__: `${dist}/html-names.js`,
    __GUARD__: `${dist}/guard.js`,
    __SQL_WORKER__: `${dist}/sql-worker.js`,
    __SQL_WASM__: `${dist}/sql-wasm.wasm.br`,
    __STARTER__: `${dist}/starter`,
  };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, JSON.stringify(value)]));
}

/** Changes with the text of these files, of all that they import, and with the version of each package among that. */
function hashOf(entries) {
  const hash = createHash('sha256');
  for (const [name, content] of [...closure(entries)].sort()) hash.update(`${name}\0${content}\0`);
  return hash.digest('hex').slice(0, 16);
}

function closure(entries) {
  const found = new Map();
  const visit = (file) => {
    if (found.has(file)) return;
    const text = readFileSync(join(root, file), 'utf8').replaceAll('\r\n', '\n');
    found.set(file, text);
    for (const [, , name] of text.matchAll(/(?:\bfrom|\bimport)(\s*\(\s*|\s+)'([^']+)'/g)) {
      if (name.startsWith('.')) visit(join(dirname(file), name).replaceAll('\\', '/').replace(/\.js$/, '.ts'));
      else if (!name.startsWith('node:')) found.set(packageOf(name), versionOf(packageOf(name)));
    }
  };
  for (const entry of entries) visit(entry);
  return found;
}

function packageOf(name) {
  return name.split('/', name.startsWith('@') ? 2 : 1).join('/');
}

function versionOf(name) {
  return JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')).version;
}
