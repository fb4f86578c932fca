// What Shelf answers: the layers, the routes, what is left over, the errors.
import { join } from 'node:path';
import express from 'express';
import { addAccountRoutes } from './account-routes.js';
import { addBookmarkRoutes } from './bookmark-routes.js';
import { answerError, Problem } from './errors.js';
import { addImportRoutes } from './import-routes.js';
import { beSafe } from './layers.js';
import { Limit } from './limits.js';
import { Metrics } from './metrics.js';
import { refuseForeign } from './outside.js';
import { tellUntil } from './versions.js';
import { homePage } from './views.js';
import { addWatchRoutes, watch } from './watch.js';
import { Who } from './who.js';

const PUBLIC = join(import.meta.dirname, 'public');

export function makeApp({ store, accounts, imports, worker, mail, config }) {
  const app = express();
  app.disable('x-powered-by'); // do not tell what we run on
  app.disable('etag'); // we name versions ourselves
  app.set('query parser', (text) => new URLSearchParams(text ?? '')); // its get gives one text, whatever was sent
  app.set('trust proxy', config.trustProxy ? 1 : false); // whose address req.ip is: the one that the proxy saw
  const who = new Who({ accounts, publicUrl: config.publicUrl });
  const metrics = new Metrics();

  app.use(watch(metrics));
  app.use(beSafe);
  app.use((req, res, next) => {
    refuseForeign(req, config.publicUrl);
    next();
  });
  app.use(express.json({ limit: '1mb' }));
  app.use(express.text({ type: 'application/x-www-form-urlencoded', limit: '1mb' })); // readForm takes it apart

  app.get('/health/live', (req, res) => {
    res.json({ status: 'up' });
  });

  app.get('/', (req, res) => {
    const user = who.userOf(req);
    if (user === undefined) return res.redirect(303, '/login.html');
    res.set('Cache-Control', 'no-store');
    res.send(homePage(store.newest(user.id, 20)));
  });

  const api = express.Router();
  const attempts = new Limit(accounts.db, config.rateLimit);
  addAccountRoutes(api, { accounts, who, mail, config, attempts });
  addBookmarkRoutes(api, { store, who });
  addImportRoutes(api, { imports, worker, who });
  api.get('/tags', who.only, (req, res) => {
    res.json({ items: store.tagCounts(req.user.id) });
  });
  app.use('/v1', api);
  app.use(tellUntil, api); // two doors to the same rooms

  addWatchRoutes(app, { metrics, db: store.db, config });

  app.use(express.static(PUBLIC, { index: false }));
  app.use(() => {
    throw new Problem(404, 'There is nothing here');
  });
  app.use(answerError);
  return app;
}
