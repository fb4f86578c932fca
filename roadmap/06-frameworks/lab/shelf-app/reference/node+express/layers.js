// Layers that requests go through before they come to a route.
import { randomUUID } from 'node:crypto';

// The id that the request brought, if it is a harmless one; else a new one.
export function giveId(req, res, next) {
  const given = req.get('X-Request-Id') ?? '';
  req.id = /^[\w.-]{1,100}$/.test(given) ? given : randomUUID();
  res.set('X-Request-Id', req.id);
  res.on('finish', () => console.log(req.id, req.method, req.path, res.statusCode));
  next();
}
