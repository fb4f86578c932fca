// The only file that listens: it joins the parts.
import http from 'node:http';
import { Accounts } from './accounts.js';
import { makeApp } from './app.js';
import { readConfig } from './config.js';
import { Db } from './db.js';
import { Events } from './events.js';
import { makeMail } from './mail.js';
import { Store } from './store.js';

const config = readConfig(process.env);
const { port } = config;
const db = new Db(config.data, config.sqlLog);
const store = new Store(db);
const events = new Events(store, config.heartbeatSeconds);
const app = makeApp({ store, accounts: new Accounts(db), mail: makeMail(config.mail), config, events });
const server = http.createServer(app);

server.on('error', (error) => {
  console.error(error.code === 'EADDRINUSE' ? `Port ${port} is in use already.` : error.message);
  process.exit(1);
});

process.on('SIGTERM', () => {
  server.close(); // takes nothing new; when all that is open has ended, the program ends
  events.end();
});

server.listen(port, '127.0.0.1', () => console.log(`Shelf is at http://127.0.0.1:${port}/`));
