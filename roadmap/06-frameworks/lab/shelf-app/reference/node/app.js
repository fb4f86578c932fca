// What Shelf answers: a line for each method and path, and a short function.
import { readBookmark } from './check.js';
import { Problem } from './errors.js';
import { publicFile } from './files.js';
import { html, json, Router } from './router.js';
import { homePage } from './views.js';

const ME = 1; // until people have accounts, all is user 1's

export function makeApp({ store }) {
  const app = new Router();

  app.add('GET', '/health/live', () => json(200, { status: 'up' }));

  app.add('GET', '/', () => html(200, homePage(store.list(ME).slice(-20).reverse())));

  app.add('GET', '/bookmarks', ({ query }) => {
    return json(200, { items: store.list(ME, { tag: query.get('tag') ?? undefined }) });
  });

  app.add('POST', '/bookmarks', async (request) => {
    const bookmark = store.add(ME, readBookmark(await request.json()));
    return json(201, bookmark, { Location: `/bookmarks/${bookmark.id}` });
  });

  app.add('GET', '/bookmarks/:id', ({ params }) => json(200, found(store, params.id)));

  app.otherwise(publicFile);
  return app.listener;
}

function found(store, id) {
  // At most 15 digits: what is longer is no exact number any more.
  const bookmark = /^\d{1,15}$/.test(id) ? store.find(ME, Number(id)) : undefined;
  if (bookmark === undefined) throw new Problem(404, 'There is no such bookmark');
  return bookmark;
}
