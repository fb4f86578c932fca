// Shelf answers: the page in public/, a sign of life, and 404 for the rest.
import http from 'node:http';
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

const port = Number(process.env.PORT || 3000);
if (!Number.isInteger(port) || port < 1 || port > 65535) {
  console.error(`PORT must be a number from 1 to 65535, not ${process.env.PORT}`);
  process.exit(1);
}

const server = http.createServer(async (req, res) => {
  try {
    await answer(req, res);
  } catch (error) {
    console.error(req.method, req.url, error);
    send(res, 500, 'text/plain', 'Something broke.\n');
  }
});

server.on('error', (error) => {
  console.error(error.code === 'EADDRINUSE' ? `Port ${port} is in use already.` : error.message);
  process.exit(1);
});

server.listen(port, '127.0.0.1', () => console.log(`Shelf is at http://127.0.0.1:${port}/`));

async function answer(req, res) {
  const pathname = req.url.split('?')[0];
  if (!['GET', 'HEAD'].includes(req.method)) return notFound(res); // of a HEAD's answer, Node sends the head alone
  if (pathname === '/health/live') {
    return send(res, 200, 'application/json', JSON.stringify({ status: 'up' }));
  }

  const file = fileFor(pathname === '/' ? '/index.html' : pathname);
  const content = file && (await readOrNull(file));
  if (content === null) return notFound(res);
  send(res, 200, TYPES[path.extname(file)] ?? 'application/octet-stream', content);
}

/** The place of a file in public/; null for a path that leads out of it or cannot be read. */
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

function notFound(res) {
  send(res, 404, 'text/plain', 'Nothing here.\n');
}

function send(res, status, type, content) {
  res.writeHead(status, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(content) });
  res.end(content);
}
