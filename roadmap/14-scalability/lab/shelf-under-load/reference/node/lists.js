// Lists that are kept, here and in a browser, and are never old and never another's.
import { Cache } from './cache.js';
import { holds } from './http.js';

// Only the browser of who asked may keep it, and asks each time whether it is good still.
const KEEP = { 'Cache-Control': 'private, no-cache', Vary: 'Cookie' };

// Makes a handler that keeps its lists out of one that makes them anew each time.
export function keptLists(store) {
  const cache = new Cache(1000);
  return (handler) => (request, user) => {
    // The version first: a change that comes now makes the list newer than its name, never older.
    const version = store.listVersion(user.id);
    const make = () => handler(request, user);
    const answer = version === null ? make() : cache.get(`${user.id} ${version} ${request.query}`, make);
    const headers = version === null ? KEEP : { ...KEEP, ETag: `"${version}"` };
    if (holds(request.headers['if-none-match'], headers.ETag)) return { status: 304, headers };
    return { ...answer, headers: { ...answer.headers, ...headers } };
  };
}
