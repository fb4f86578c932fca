import path from 'node:path';
import { readFile } from 'node:fs/promises';

const PUBLIC = path.join(import.meta.dirname, 'public');
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};
// No such file, a folder, or a name that no file can have.
const NO_FILE = ['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE'];

// A file of public/ as an answer; null where there is none.
export async function publicFile({ method, path: pathname }) {
  const file = method === 'GET' ? fileFor(pathname) : null;
  const body = file && (await readOrNull(file));
  if (body === null) return null;
  return { status: 200, headers: { 'Content-Type': TYPES[path.extname(file)] ?? 'application/octet-stream' }, body };
}

// The place of a file in public/; null for a path that leads out of it or cannot be read.
function fileFor(pathname) {
  try {
    const file = path.join(PUBLIC, decodeURIComponent(pathname));
    return file.startsWith(PUBLIC + path.sep) ? file : null;
  } catch {
    return null; // decodeURIComponent throws where a % has no two digits behind it
  }
}

async function readOrNull(file) {
  try {
    return await readFile(file);
  } catch (error) {
    if (NO_FILE.includes(error.code)) return null;
    throw error; // too many open files, say: the file may be there
  }
}
