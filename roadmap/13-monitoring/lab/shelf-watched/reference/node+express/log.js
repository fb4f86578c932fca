// One event, one line of JSON. What a line says of its request comes by itself:
// the request is kept for all that runs because of it, and handed to nobody.
import { AsyncLocalStorage } from 'node:async_hooks';

const running = new AsyncLocalStorage();

// Does the work of a request: { id }
export function inRequest(request, work) {
  return running.run(request, work);
}

export function log(level, message, fields = {}) {
  const requestId = running.getStore()?.id;
  console.log(JSON.stringify({ time: new Date().toISOString(), level, message, requestId, ...fields }));
}
