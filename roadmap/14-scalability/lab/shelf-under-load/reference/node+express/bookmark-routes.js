// Keeping bookmarks, and reading, changing and removing them.
import { readBookmark } from './check.js';
import { Problem } from './errors.js';
import { changed, etagOf, hashOf, holds, isForm, pathAfter, readForm, readPage, wantedVersion } from './http.js';
import { onlyThese, takesJson } from './layers.js';
import { keptLists } from './lists.js';

// The app, or a router of it. Wherever it is mounted, req.baseUrl is the path to there.
export function addBookmarkRoutes(app, { store, who }) {
  const mine = who.only; // for routes of people who are logged in
  const kept = keptLists(store);

  app.get('/bookmarks', mine, kept((req) => {
    const page = readPage(req.query);
    const found = store.list(req.user.id, { ...page, limit: page.limit + 1 }); // one more shows whether a page follows
    const items = found.slice(0, page.limit);
    const next = found.length > items.length ? req.baseUrl + pathAfter(items.at(-1), page.sort, req.query) : null;
    return { items, next };
  }));

  app.post('/bookmarks', mine, (req, res, next) => {
    if (!isForm(req)) return next();
    store.add(req.user.id, readBookmark(readForm(req.body)));
    res.redirect(303, '/'); // go and GET that, so that reloading the page sends no form again
  });

  app.post('/bookmarks', mine, takesJson, (req, res) => {
    const fields = readBookmark(req.body);
    const key = req.get('Idempotency-Key');
    const bookmark = key === undefined ? store.add(req.user.id, fields) : addOnce(store, req.user, key, fields);
    res.status(201).location(`${req.baseUrl}/bookmarks/${bookmark.id}`).set('ETag', etagOf(bookmark)).json(bookmark);
  });

  app.all('/bookmarks', onlyThese('GET', 'POST'));

  app.get('/bookmarks/:id', mine, (req, res) => {
    const bookmark = found(store, req.user, req.params.id);
    res.set('ETag', etagOf(bookmark));
    if (holds(req.get('If-None-Match'), etagOf(bookmark))) return res.status(304).end();
    res.json(bookmark);
  });

  app.put('/bookmarks/:id', mine, takesJson, (req, res) => {
    const fields = readBookmark(req.body);
    const bookmark = found(store, req.user, req.params.id);
    const version = wantedVersion(req.headers, bookmark);
    if (!store.replace(req.user.id, bookmark.id, fields, version)) throw changed();
    const replaced = found(store, req.user, req.params.id);
    res.set('ETag', etagOf(replaced)).json(replaced);
  });

  app.delete('/bookmarks/:id', mine, (req, res) => {
    const bookmark = found(store, req.user, req.params.id);
    if (!store.remove(req.user.id, bookmark.id, wantedVersion(req.headers, bookmark))) throw changed();
    res.status(204).end();
  });

  app.all('/bookmarks/:id', onlyThese('GET', 'PUT', 'DELETE'));
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
