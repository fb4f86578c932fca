// What tells from outside how Shelf is: a line and a count for each request,
// the numbers at /metrics, and whether it is ready.
import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { inRequest, log } from './log.js';
import { json, requestId } from './router.js';

// Stands around the listener of the app, so that no answer gets past it. The id
// is made here; the router takes it as if the request had brought it.
export function watched(listener, metrics) {
  return (req, res) => {
    const began = performance.now();
    const request = { id: requestId(req), route: 'none' };
    req.headers['x-request-id'] = request.id;
    res.on('close', () => inRequest(request, () => {
      const ms = performance.now() - began;
      const { route } = request; // and not the path: a link in a mail has its token there
      const { method } = req;
      const status = res.headersSent ? res.statusCode : 499; // as nginx writes it: they left before the answer
      metrics.count({ method, route, status, seconds: ms / 1000 });
      log('info', 'request', { method, route, status, ms: Math.round(ms * 10) / 10 });
    }));
    inRequest(request, () => listener(req, res));
  };
}

export function addWatchRoutes(app, { metrics, db, config }) {
  app.add('GET', '/metrics', () => ({
    status: 200,
    headers: { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' },
    body: metrics.text(),
  }));

  app.add('GET', '/health/ready', () => {
    const reason = missing(db, config.data);
    if (reason === null) return json(200, { status: 'ready' });
    log('warn', 'not ready', { reason });
    return json(503, { status: 'not ready' });
  });
}

// What Shelf cannot work without and cannot reach now; null where nothing is.
// An open file hides that its folder is gone, and SELECT 1 reads no file at all.
function missing(db, folder) {
  try {
    accessSync(join(folder, 'shelf.db'), constants.R_OK | constants.W_OK);
    db.get('SELECT count(*) FROM migrations');
    return null;
  } catch (error) {
    return error.message;
  }
}
