// The only file that listens: it joins the parts.
import http from 'node:http';
import { Accounts } from './accounts.js';
import { makeApp } from './app.js';
import { readConfig } from './config.js';
import { makeMail } from './mail.js';
import { Store } from './store.js';

const config = readConfig(process.env);
const { port } = config;
const store = new Store(config.data);
const app = makeApp({ store, accounts: new Accounts(store), mail: makeMail(config.mail), config });
const server = http.createServer(app);

server.on('error', (error) => {
  console.error(error.code === 'EADDRINUSE' ? `Port ${port} is in use already.` : error.message);
  process.exit(1);
});

server.listen(port, '127.0.0.1', () => console.log(`Shelf is at http://127.0.0.1:${port}/`));
