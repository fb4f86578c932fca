// Some requests a minute for each key.
const MOST = Number(process.env.KEY_LIMIT ?? 60);
if (!(MOST > 0)) throw new Error('KEY_LIMIT must be a number of requests');
const windows = new Map();

// The seconds to wait; 0 where there is room.
export function secondsToWait(name, now = Date.now()) {
  let window = windows.get(name);
  if (window === undefined || now >= window.ends) windows.set(name, (window = { ends: now + 60_000, count: 0 }));
  window.count += 1;
  return window.count > MOST ? Math.ceil((window.ends - now) / 1000) : 0;
}
