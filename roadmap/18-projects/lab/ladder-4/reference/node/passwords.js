// Nobody keeps a password, only a slow hash of it: scrypt$COST$SALT$HASH
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const COST = Number(process.env.PASSWORD_COST ?? 2 ** 17);
const scryptLater = promisify(scrypt); // works beside the event loop, and does not hold it up

export async function hashPassword(password) {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, COST);
  return ['scrypt', COST, salt.toString('hex'), hash.toString('hex')].join('$');
}

// Salt and cost come from what is stored; a new salt would give another hash.
export async function isPassword(password, stored) {
  const [, cost, salt, hash] = stored.split('$');
  const again = await derive(password, Buffer.from(salt, 'hex'), Number(cost));
  return timingSafeEqual(again, Buffer.from(hash, 'hex'));
}

function derive(password, salt, N) {
  // scrypt needs 128 * N * r bytes, and Node allows 32 MiB unless it is told otherwise.
  return scryptLater(password, salt, 32, { N, r: 8, p: 1, maxmem: 256 * N * 8 });
}
