// What Shelf answers: a line for each method and path, and a short function.
import { addAccountRoutes } from './account-routes.js';
import { readBookmark } from './check.js';
import { Problem } from './errors.js';
import { publicFile } from './files.js';
import { changed, etagOf, hashOf, holds, isForm, pathAfter, readForm, readPage, seeOther, wantedVersion } from './http.js';
import { addImportRoutes } from './import-routes.js';
import { keptLists } from './lists.js';
import { Metrics } from './metrics.js';
import { refuseForeign } from './outside.js';
import { html, json, Router } from './router.js';
import { versioned } from './versions.js';
import { homePage } from './views.js';
import { addWatchRoutes, watched } from './watch.js';
import { Who } from './who.js';

export function makeApp({ store, accounts, imports, worker, mail, config }) {
  const app = new Router();
  const who = new Who({ accounts, publicUrl: config.publicUrl });
  const mine = who.only; // for routes of people who are logged in
  const kept = keptLists(store);

  const metrics = new Metrics();

  app.before((request) => refuseForeign(request, config.publicUrl));
  addAccountRoutes(app, { accounts, who, mail, config });
  addImportRoutes(app, { imports, worker, who });

  app.add('GET', '/health/live', () => json(200, { status: 'up' }));

  app.add('GET', '/', (request) => {
    const user = who.userOf(request);
    if (user === undefined) return seeOther('/login.html');
    const page = html(200, homePage(store.newest(user.id, 20)));
    page.headers['Cache-Control'] = 'no-store';
    return page;
  });

  app.add('GET', '/bookmarks', mine(kept(({ query, base }, user) => {
    const page = readPage(query);
    const found = store.list(user.id, { ...page, limit: page.limit + 1 }); // one more shows whether a page follows
    const items = found.slice(0, page.limit);
    const next = found.length > items.length ? base + pathAfter(items.at(-1), page.sort, query) : null;
    return json(200, { items, next });
  })));

  app.add('POST', '/bookmarks', mine(async (request, user) => {
    if (isForm(request)) {
      store.add(user.id, readBookmark(readForm(await request.text())));
      return seeOther('/');
    }
    const fields = readBookmark(await request.json());
    const key = request.headers['idempotency-key'];
    const bookmark = key === undefined ? store.add(user.id, fields) : addOnce(store, user, key, fields);
    return json(201, bookmark, { Location: `${request.base}/bookmarks/${bookmark.id}`, ETag: etagOf(bookmark) });
  }));

  app.add('GET', '/bookmarks/:id', mine(({ params, headers }, user) => {
    const bookmark = found(store, user, params.id);
    const tag = etagOf(bookmark);
    if (holds(headers['if-none-match'], tag)) return { status: 304, headers: { ETag: tag } };
    return json(200, bookmark, { ETag: tag });
  }));

  app.add('PUT', '/bookmarks/:id', mine(async (request, user) => {
    const fields = readBookmark(await request.json());
    const bookmark = found(store, user, request.params.id);
    const version = wantedVersion(request.headers, bookmark);
    if (!store.replace(user.id, bookmark.id, fields, version)) throw changed();
    const replaced = found(store, user, request.params.id);
    return json(200, replaced, { ETag: etagOf(replaced) });
  }));

  app.add('DELETE', '/bookmarks/:id', mine(({ params, headers }, user) => {
    const bookmark = found(store, user, params.id);
    if (!store.remove(user.id, bookmark.id, wantedVersion(headers, bookmark))) throw changed();
    return { status: 204 };
  }));

  app.add('GET', '/tags', mine((request, user) => json(200, { items: store.tagCounts(user.id) })));

  addWatchRoutes(app, { metrics, db: store.db, config });

  app.otherwise(publicFile);
  return watched(versioned(app.listener), metrics);
}

function addOnce(store, user, key, fields) {
  const hash = hashOf(fields);
  const first = store.addOnce(user.id, key, hash, fields);
  if (first.hash !== hash) throw new Problem(422, 'This Idempotency-Key was used with another body');
  return first.bookmark;
}

// What is somebody else's is not found either.
function found(store, user, id) {
  // At most 15 digits: what is longer is no exact number any more.
  const bookmark = /^\d{1,15}$/.test(id) ? store.find(user.id, Number(id)) : undefined;
  if (bookmark === undefined) throw new Problem(404, 'There is no such bookmark');
  return bookmark;
}
