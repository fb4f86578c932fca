// The only file that listens: it joins the parts.
import http from 'node:http';
import { Accounts } from './accounts.js';
import { makeApp } from './app.js';
import { readConfig } from './config.js';
import { Db } from './db.js';
import { drainOn } from './drain.js';
import { Events } from './events.js';
import { Imports } from './imports.js';
import { makeMail } from './mail.js';
import { Store } from './store.js';
import { Worker } from './worker.js';

const config = readConfig(process.env);
const { port, host } = config;
const db = new Db(config.data, config.sqlLog);
const store = new Store(db);
const imports = new Imports(db, store);
const worker = new Worker(() => imports.work());
const events = new Events(store, config.heartbeatSeconds);
const accounts = new Accounts(db);
const app = makeApp({ store, accounts, imports, worker, mail: makeMail(config.mail), config, events });
const server = http.createServer(app);

server.on('error', (error) => {
  console.error(error.code === 'EADDRINUSE' ? `Port ${port} is in use already.` : error.message);
  process.exit(1);
});

server.listen(port, host, () => console.log(`Shelf is at http://${host}:${port}/`));

drainOn(['SIGTERM', 'SIGINT'], server, config.drainSeconds);
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => events.end());
worker.run();
