import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const src = fileURLToPath(new URL('../src', import.meta.url));

/** Who may import whom: each file what stands in a later line than it, and nothing beside or before it. */
const LAYERS = [
  ['main'],
  ['program'],
  ['program-author', 'program-class', 'program-packs', 'program-settings'],
  ['program-lab'],
  ['usage', 'output'],
  ['commands/'],
  ['teaching/'],
  ['context'],
  ['content/', 'store/', 'lab/', 'terminal/', 'report/'],
  ['interruption'],
  ['domain/'],
  ['errors', 'html-names', 'html-names-main'],
];
const CHAIN = LAYERS.map((rooms) => rooms.map((room) => room.replace('/', '')).join(', ')).join(' → ');

/** A folder whose files do not import each other. */
const APART = 'commands/';

/** What the domain may use of others' code. */
const DOMAIN_PACKAGES = ['ts-fsrs'];

/** Holds the layers: for `import` in every form, of types, too. */
const layersHold = {
  create(context) {
    const file = nameOf(context.filename);
    const own = placeOf(file);
    const check = (source) => {
      if (!source) return;
      const complaint = typeof source.value === 'string' ? complaintOf(file, own, source.value) : NOT_PLAIN;
      if (complaint) context.report({ node: source, message: complaint });
    };
    return {
      ImportDeclaration: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      ExportAllDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
      TSImportType: (node) => check(node.source ?? node.argument.literal),
      TSExternalModuleReference: (node) => check(node.expression),
    };
  },
};

/** Holds the domain to the moment that it is told. */
const noDateOfNow = {
  create(context) {
    const check = (node) => {
      if (node.callee.name === 'Date') context.report({ node, message: NO_CLOCK });
    };
    return {
      CallExpression: check,
      NewExpression: (node) => node.arguments.length === 0 && check(node),
    };
  },
};

/** What the linter has no rules for. */
export default { meta: { name: 'house' }, rules: { layers: layersHold, 'no-date-of-now': noDateOfNow } };

const NO_CLOCK = 'The domain has no clock: it is told the moment.';
const NOT_PLAIN = 'Name what is imported as plain text, so that the layers can be held.';

function complaintOf(file, own, source) {
  if (own === null) return `src/${file} has no layer: give it one in .config/layers.js.`;
  if (!source.startsWith('.')) {
    const free = own.room !== 'domain/' || DOMAIN_PACKAGES.includes(source);
    return free ? null : 'The domain is pure: no node: modules, and no packages but ts-fsrs.';
  }
  const target = relative(src, join(src, dirname(file), source))
    .replaceAll('\\', '/')
    .replace(/\.[jt]s$/, '');
  const place = placeOf(target);
  if (place === null) return `src/${target} has no layer: give it one in .config/layers.js.`;
  if (place.layer < own.layer) return `src/${file} must not import src/${target}: ${CHAIN}.`;
  if (place.layer === own.layer && place.room !== own.room)
    return `src/${file} must not import src/${target}, which stands beside it: ${CHAIN}.`;
  if (place.room === APART && own.room === APART) return 'A command never imports a command.';
  if (importsOf(target).includes(file)) return `src/${file} and src/${target} import each other.`;
  return null;
}

/** The layer of a file, and the room in it: a folder, or the file itself. */
function placeOf(file) {
  for (const [layer, rooms] of LAYERS.entries()) {
    const room = rooms.find((one) => (one.endsWith('/') ? file.startsWith(one) : file === one));
    if (room) return { layer, room };
  }
  return null;
}

/** A file's place in src/, without its ending. */
function nameOf(path) {
  return relative(src, path).replaceAll('\\', '/').replace(/\.ts$/, '');
}

function importsOf(file) {
  const path = join(src, `${file}.ts`);
  if (!existsSync(path)) return [];
  const imports = readFileSync(path, 'utf8').matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'(\.[^']+)\.js'/g);
  return [...imports].map(([, source]) => nameOf(join(dirname(path), source)));
}

/** The parts of the linter's configuration that hold what CONTRIBUTING.md promises. */
export const layers = (root, everywhere) => [
  { files: [`${root}src/**/*.ts`], rules: { 'house/layers': 'error' } },
  {
    files: [`${root}src/domain/**/*.ts`],
    rules: {
      'house/no-date-of-now': 'error',
      'no-restricted-properties': [
        'error',
        ...everywhere,
        { object: 'Date', property: 'now', message: NO_CLOCK },
        { object: 'Math', property: 'random', message: 'The domain draws from the Random that it is given.' },
      ],
      'no-restricted-globals': [
        'error',
        ...['process', 'globalThis', 'performance', 'crypto', 'console', 'fetch', 'setTimeout', 'setInterval'].map(
          (name) => ({ name, message: 'The domain is pure: no process, no clock, no randomness of its own.' }),
        ),
      ],
    },
  },
];
