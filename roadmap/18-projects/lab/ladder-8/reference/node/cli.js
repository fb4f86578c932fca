// key NAME read|write · revoke NAME
import { Store } from './store.js';

const [order, name, scope] = process.argv.slice(2);
const store = new Store();
if (order === 'key' && name && ['read', 'write'].includes(scope)) console.log(store.issue(name, scope));
else if (order !== 'revoke' || !name || !store.revoke(name)) {
  console.error('key NAME read, key NAME write, or revoke and the NAME of a key');
  process.exitCode = 2;
}
