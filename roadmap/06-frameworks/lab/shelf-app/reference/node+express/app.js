// What Shelf answers: the layers, the routes, what is left over, the errors.
import { join } from 'node:path';
import express from 'express';
import { readBookmark } from './check.js';
import { answerError, Problem } from './errors.js';
import { giveId } from './layers.js';
import { homePage } from './views.js';

const ME = 1; // until people have accounts, all is user 1's
const PUBLIC = join(import.meta.dirname, 'public');

export function makeApp({ store }) {
  const app = express();
  app.disable('x-powered-by'); // do not tell what we run on
  app.set('query parser', (text) => new URLSearchParams(text ?? '')); // its get gives one text, whatever was sent

  app.use(giveId);
  app.use(express.json({ limit: '1mb' }));

  app.get('/health/live', (req, res) => {
    res.json({ status: 'up' });
  });

  app.get('/', (req, res) => {
    res.send(homePage(store.list(ME).slice(-20).reverse()));
  });

  app.get('/bookmarks', (req, res) => {
    res.json({ items: store.list(ME, { tag: req.query.get('tag') ?? undefined }) });
  });

  app.post('/bookmarks', (req, res) => {
    const bookmark = store.add(ME, readBookmark(req.body));
    res.status(201).location(`/bookmarks/${bookmark.id}`).json(bookmark);
  });

  app.get('/bookmarks/:id', (req, res) => {
    res.json(found(store, req.params.id));
  });

  app.use(express.static(PUBLIC, { index: false }));
  app.use(() => {
    throw new Problem(404, 'There is nothing here');
  });
  app.use(answerError);
  return app;
}

function found(store, id) {
  // At most 15 digits: what is longer is no exact number any more.
  const bookmark = /^\d{1,15}$/.test(id) ? store.find(ME, Number(id)) : undefined;
  if (bookmark === undefined) throw new Problem(404, 'There is no such bookmark');
  return bookmark;
}
