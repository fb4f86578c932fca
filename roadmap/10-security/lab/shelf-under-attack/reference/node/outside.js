import { Problem } from './errors.js';

const HARMLESS = ['GET', 'HEAD', 'OPTIONS'];

// Refuses a change that a page of another site sends. A browser adds the cookie
// to it, and says where it comes from; curl and programs say nothing.
export function refuseForeign({ method, headers }, publicUrl) {
  if (HARMLESS.includes(method)) return;
  const site = headers['sec-fetch-site'];
  const origin = headers.origin;
  const isOurs = site !== undefined
    ? site === 'same-origin' || site === 'none'
    : origin === undefined || origin === new URL(publicUrl).origin;
  if (!isOurs) throw new Problem(403, 'This came from a page of another site');
}
