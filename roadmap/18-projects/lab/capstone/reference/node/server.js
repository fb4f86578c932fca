// The pantry: what is in the cupboard.
import { createApp } from './app.js';
import { Items } from './items.js';

const port = Number(process.env.PORT || 3000);
const server = createApp(new Items(process.env.SHELF_DATA ?? 'data'));
server.listen(port, '127.0.0.1', () => console.log(`The pantry is at http://127.0.0.1:${port}/`));
process.on('SIGTERM', () => {
  server.close(() => process.exit(0)); // after the last answer
  setTimeout(() => process.exit(1), 8000); // for a client that never sends the rest
});
