// The only file that listens: it joins the parts.
import http from 'node:http';
import { makeApp } from './app.js';
import { readConfig } from './config.js';
import { Store } from './store.js';

const { port, data } = readConfig(process.env);
const server = http.createServer(makeApp({ store: new Store(data) }));

server.on('error', (error) => {
  console.error(error.code === 'EADDRINUSE' ? `Port ${port} is in use already.` : error.message);
  process.exit(1);
});

server.listen(port, '127.0.0.1', () => console.log(`Shelf is at http://127.0.0.1:${port}/`));
