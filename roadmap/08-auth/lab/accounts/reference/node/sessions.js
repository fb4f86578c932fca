// The browser holds a random text, in a cookie. The table holds its hash, so
// that a copy of the table lets nobody in.
import { createHash, randomBytes } from 'node:crypto';

export function newToken() {
  return randomBytes(32).toString('base64url');
}

// Fast is good enough here: nobody guesses 32 random bytes.
export function hashOf(token) {
  return createHash('sha256').update(token).digest('hex');
}

// In seconds since 1970.
export function now() {
  return Date.now() / 1000;
}

// With __Host- a browser takes the cookie over HTTPS only, and from no subdomain.
export function cookieName(publicUrl) {
  return isSecure(publicUrl) ? '__Host-sid' : 'sid';
}

// The value of Set-Cookie; with 0 seconds the browser forgets the cookie.
export function cookieLine(token, { publicUrl, seconds }) {
  const secure = isSecure(publicUrl) ? '; Secure' : '';
  return `${cookieName(publicUrl)}=${token}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}

// The value of one cookie in the header Cookie, or undefined.
export function readCookie(header = '', name) {
  const pairs = header.split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([given]) => given === name)?.[1];
}

function isSecure(publicUrl) {
  return publicUrl.startsWith('https:');
}
