import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readConfig } from './config.js';
import { Db } from './db.js';
import { Store } from './store.js';

const USAGE = `Usage:
  shelf add URL [--title TEXT] [--tag NAME]...
  shelf list [--tag NAME]
  shelf remove ID
  shelf import < FILE`;

const ME = 1; // the user that the command line works for

const order = readOrder(process.argv.slice(2));
if (order === null) {
  console.error(USAGE);
  process.exit(2);
}
const config = readConfig(process.env);
const store = new Store(new Db(config.data, config.sqlLog));
process.exitCode = carryOut(order, store);

// What the arguments ask for, or null where they make no sense.
function readOrder(args) {
  let given;
  try {
    given = parseArgs({
      args,
      allowPositionals: true,
      options: { title: { type: 'string' }, tag: { type: 'string', multiple: true } },
    });
  } catch (error) {
    if (error.code?.startsWith('ERR_PARSE_ARGS')) return null;
    throw error;
  }
  const [name, ...rest] = given.positionals;
  const expected = { add: 1, list: 0, remove: 1, import: 0 }[name];
  return rest.length === expected ? { name, value: rest[0], ...given.values } : null;
}

// Does it, and gives the exit code.
function carryOut({ name, value, title, tag = [] }, store) {
  if (name === 'add') console.log(store.add(ME, { url: value, title, tags: tag }).id);
  if (name === 'import') console.log(importLines(readFileSync(0, 'utf8'), store));
  if (name === 'list') {
    for (const bookmark of store.list(ME, { tag: tag[0] })) console.log(lineOf(bookmark));
  }
  if (name === 'remove' && !store.remove(ME, value)) {
    console.error(`there is no bookmark ${value}`);
    return 1;
  }
  return 0;
}

function importLines(text, store) {
  const lines = text.split(/\r?\n/).filter((line) => line !== '');
  for (const line of lines) {
    const [url, title = '', tags = ''] = line.split('\t');
    store.add(ME, { url, title: title || null, tags: tags === '' ? [] : tags.split(',') });
  }
  return lines.length;
}

function lineOf({ id, url, title, tags }) {
  const plain = (title ?? '').replaceAll(/[\t\r\n]/g, ' ');
  return [id, url, plain, tags.join(',')].join('\t');
}
