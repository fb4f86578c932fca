// Layers that requests go through before they come to a route.
import { randomUUID } from 'node:crypto';
import { Problem } from './errors.js';

// The id that the request brought, if it is a harmless one; else a new one.
export function giveId(req, res, next) {
  const given = req.get('X-Request-Id') ?? '';
  req.id = /^[\w.-]{1,100}$/.test(given) ? given : randomUUID();
  res.set('X-Request-Id', req.id);
  res.on('finish', () => console.log(req.id, req.method, req.path, res.statusCode));
  next();
}

// For a route that takes JSON: where no parser has read a body, it was of another kind.
export function takesJson(req, res, next) {
  if (!req.is('json')) throw new Problem(415, 'Send JSON, with Content-Type application/json');
  next();
}

// Stands behind the routes of a path, for all other methods.
export function onlyThese(...methods) {
  return () => {
    throw new Problem(405, 'This path does not know the method', { headers: { Allow: methods.join(', ') } });
  };
}
