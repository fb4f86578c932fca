// Lists that are kept, here and in a browser, and are never old and never another's.
import { Cache } from './cache.js';
import { holds } from './http.js';

// Only the browser of who asked may keep it, and asks each time whether it is good still.
const KEEP = { 'Cache-Control': 'private, no-cache', Vary: 'Cookie' };

// Makes a handler that keeps its lists out of a function that makes them anew each time.
export function keptLists(store) {
  const cache = new Cache(1000);
  return (make) => (req, res) => {
    // The version first: a change that comes now makes the list newer than its name, never older.
    const version = store.listVersion(req.user.id);
    res.set(KEEP);
    if (version === null) return res.json(make(req));
    res.set('ETag', `"${version}"`);
    if (holds(req.get('If-None-Match'), `"${version}"`)) return res.status(304).end();
    res.json(cache.get(`${req.user.id} ${version} ${req.originalUrl}`, () => make(req)));
  };
}
