// What tells from outside how Shelf is: a line and a count for each request,
// the numbers at /metrics, and whether it is ready.
import { randomUUID } from 'node:crypto';
import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { inRequest, log } from './log.js';

// The first layer, so that no answer gets past it. It gives each one its id: that
// which the request brought, if it is a harmless one; else a new one.
export function watch(metrics) {
  return (req, res, next) => {
    const began = performance.now();
    const given = req.get('X-Request-Id') ?? '';
    const id = /^[\w.-]{1,100}$/.test(given) ? given : randomUUID();
    res.set('X-Request-Id', id);
    res.on('close', () => inRequest({ id }, () => {
      const ms = performance.now() - began;
      const route = req.route?.path ?? 'none'; // and not the path: a link in a mail has its token there
      const { method } = req;
      const status = res.headersSent ? res.statusCode : 499; // as nginx writes it: they left before the answer
      metrics.count({ method, route, status, seconds: ms / 1000 });
      log('info', 'request', { method, route, status, ms: Math.round(ms * 10) / 10 });
    }));
    inRequest({ id }, next);
  };
}

export function addWatchRoutes(app, { metrics, db, config }) {
  app.get('/metrics', (req, res) => {
    res.type('text/plain; version=0.0.4; charset=utf-8').send(metrics.text());
  });

  app.get('/health/ready', (req, res) => {
    const reason = missing(db, config.data);
    if (reason === null) return res.json({ status: 'ready' });
    log('warn', 'not ready', { reason });
    res.status(503).json({ status: 'not ready' });
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
