// The only file that listens: it joins the parts.
import http from 'node:http';
import { Accounts } from './accounts.js';
import { makeApp } from './app.js';
import { readConfig } from './config.js';
import { Db } from './db.js';
import { drainOn } from './drain.js';
import { makeMail } from './mail.js';
import { Store } from './store.js';

const config = readConfig(process.env);
const { port, host } = config;
const db = new Db(config.data, config.sqlLog);
const app = makeApp({ store: new Store(db), accounts: new Accounts(db), mail: makeMail(config.mail), config });
const server = http.createServer(app);

server.on('error', (error) => {
  console.error(error.code === 'EADDRINUSE' ? `Port ${port} is in use already.` : error.message);
  process.exit(1);
});

server.listen(port, host, () => console.log(`Shelf is at http://${host}:${port}/`));

drainOn(['SIGTERM', 'SIGINT'], server, config.drainSeconds);
