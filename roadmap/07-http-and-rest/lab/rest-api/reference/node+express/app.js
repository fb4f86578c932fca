// What Shelf answers: the layers, the routes, what is left over, the errors.
import { join } from 'node:path';
import express from 'express';
import { readBookmark } from './check.js';
import { answerError, Problem } from './errors.js';
import { changed, etagOf, hashOf, holds, isForm, pathAfter, readForm, readPage, wantedVersion } from './http.js';
import { giveId, onlyThese, takesJson } from './layers.js';
import { homePage } from './views.js';

const ME = 1; // until people have accounts, all is user 1's
const PUBLIC = join(import.meta.dirname, 'public');

export function makeApp({ store }) {
  const app = express();
  app.disable('x-powered-by'); // do not tell what we run on
  app.disable('etag'); // we name versions ourselves
  app.set('query parser', (text) => new URLSearchParams(text ?? '')); // its get gives one text, whatever was sent

  app.use(giveId);
  app.use(express.json({ limit: '1mb' }));
  app.use(express.text({ type: 'application/x-www-form-urlencoded', limit: '1mb' })); // readForm takes it apart

  app.get('/health/live', (req, res) => {
    res.json({ status: 'up' });
  });

  app.get('/', (req, res) => {
    res.send(homePage(store.list(ME).slice(-20).reverse()));
  });

  app.get('/bookmarks', (req, res) => {
    const page = readPage(req.query);
    const found = store.list(ME, { ...page, limit: page.limit + 1 }); // one more shows whether there is a next page
    const items = found.slice(0, page.limit);
    const next = found.length > items.length ? pathAfter(items.at(-1), page.sort, req.query) : null;
    res.json({ items, next });
  });

  app.post('/bookmarks', (req, res, next) => {
    if (!isForm(req)) return next();
    store.add(ME, readBookmark(readForm(req.body)));
    res.redirect(303, '/'); // go and GET that, so that reloading the page sends no form again
  });

  app.post('/bookmarks', takesJson, (req, res) => {
    const fields = readBookmark(req.body);
    const key = req.get('Idempotency-Key');
    const bookmark = key === undefined ? store.add(ME, fields) : addOnce(store, key, fields);
    res.status(201).location(`/bookmarks/${bookmark.id}`).set('ETag', etagOf(bookmark)).json(bookmark);
  });

  app.all('/bookmarks', onlyThese('GET', 'POST'));

  app.get('/bookmarks/:id', (req, res) => {
    const bookmark = found(store, req.params.id);
    res.set('ETag', etagOf(bookmark));
    if (holds(req.get('If-None-Match'), etagOf(bookmark))) return res.status(304).end();
    res.json(bookmark);
  });

  app.put('/bookmarks/:id', takesJson, (req, res) => {
    const fields = readBookmark(req.body);
    const bookmark = found(store, req.params.id);
    const version = wantedVersion(req.headers, bookmark);
    if (!store.replace(ME, bookmark.id, fields, version)) throw changed();
    const replaced = found(store, req.params.id);
    res.set('ETag', etagOf(replaced)).json(replaced);
  });

  app.delete('/bookmarks/:id', (req, res) => {
    const bookmark = found(store, req.params.id);
    if (!store.remove(ME, bookmark.id, wantedVersion(req.headers, bookmark))) throw changed();
    res.status(204).end();
  });

  app.all('/bookmarks/:id', onlyThese('GET', 'PUT', 'DELETE'));

  app.use(express.static(PUBLIC, { index: false }));
  app.use(() => {
    throw new Problem(404, 'There is nothing here');
  });
  app.use(answerError);
  return app;
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
