// What Shelf answers: a line for each method and path, and a short function.
import { readBookmark } from './check.js';
import { Problem } from './errors.js';
import { publicFile } from './files.js';
import { changed, etagOf, hashOf, holds, isForm, pathAfter, readForm, readPage, seeOther, wantedVersion } from './http.js';
import { html, json, Router } from './router.js';
import { homePage } from './views.js';

const ME = 1; // until people have accounts, all is user 1's

export function makeApp({ store }) {
  const app = new Router();

  app.add('GET', '/health/live', () => json(200, { status: 'up' }));

  app.add('GET', '/', () => html(200, homePage(store.list(ME).slice(-20).reverse())));

  app.add('GET', '/bookmarks', ({ query }) => {
    const page = readPage(query);
    const found = store.list(ME, { ...page, limit: page.limit + 1 }); // one more shows whether there is a next page
    const items = found.slice(0, page.limit);
    const next = found.length > items.length ? pathAfter(items.at(-1), page.sort, query) : null;
    return json(200, { items, next });
  });

  app.add('POST', '/bookmarks', async (request) => {
    if (isForm(request)) {
      store.add(ME, readBookmark(readForm(await request.text())));
      return seeOther('/');
    }
    const fields = readBookmark(await request.json());
    const key = request.headers['idempotency-key'];
    const bookmark = key === undefined ? store.add(ME, fields) : addOnce(store, key, fields);
    return json(201, bookmark, { Location: `/bookmarks/${bookmark.id}`, ETag: etagOf(bookmark) });
  });

  app.add('GET', '/bookmarks/:id', ({ params, headers }) => {
    const bookmark = found(store, params.id);
    const tag = etagOf(bookmark);
    if (holds(headers['if-none-match'], tag)) return { status: 304, headers: { ETag: tag } };
    return json(200, bookmark, { ETag: tag });
  });

  app.add('PUT', '/bookmarks/:id', async (request) => {
    const fields = readBookmark(await request.json());
    const bookmark = found(store, request.params.id);
    const version = wantedVersion(request.headers, bookmark);
    if (!store.replace(ME, bookmark.id, fields, version)) throw changed();
    const replaced = found(store, request.params.id);
    return json(200, replaced, { ETag: etagOf(replaced) });
  });

  app.add('DELETE', '/bookmarks/:id', ({ params, headers }) => {
    const bookmark = found(store, params.id);
    if (!store.remove(ME, bookmark.id, wantedVersion(headers, bookmark))) throw changed();
    return { status: 204 };
  });

  app.otherwise(publicFile);
  return app.listener;
}

function addOnce(store, key, fields) {
  const hash = hashOf(fields);
  const first = store.addOnce(ME, key, hash, fields);
  if (first.hash !== hash) throw new Problem(422, 'This Idempotency-Key was used with another body');
  return first.bookmark;
}

function found(store, id) {
  // At most 15 digits: what is longer is no exact number any more.
  const bookmark = /^\d{1,15}$/.test(id) ? store.find(ME, Number(id)) : undefined;
  if (bookmark === undefined) throw new Problem(404, 'There is no such bookmark');
  return bookmark;
}
