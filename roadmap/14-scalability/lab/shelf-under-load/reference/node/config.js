// The settings, read once. A program that lacks one says so and stops at its start.
export function readConfig(env) {
  if (!env.SHELF_DATA) stop('SHELF_DATA is missing: set it to the folder that keeps your bookmarks');
  const port = readNumber(env, 'PORT', 3000, 65535);
  return {
    port,
    host: env.HOST || '127.0.0.1', // a container listens on 0.0.0.0
    data: env.SHELF_DATA,
    publicUrl: readUrl(env.PUBLIC_URL || `http://localhost:${port}`),
    mail: env.SHELF_MAIL || undefined, // an empty setting is none
    sqlLog: env.SHELF_SQL_LOG || undefined,
    sessionSeconds: readNumber(env, 'SHELF_SESSION_SECONDS', 14 * 24 * 3600, 1e9),
    rateLimit: env.SHELF_RATE_LIMIT ? readNumber(env, 'SHELF_RATE_LIMIT', 0, 1e6) : undefined,
    trustProxy: env.TRUST_PROXY === '1',
    drainSeconds: readNumber(env, 'DRAIN_SECONDS', 8, 60),
    passwordCost: readNumber(env, 'PASSWORD_COST', 2 ** 17, 2 ** 20), // a power of two
  };
}

function readNumber(env, name, otherwise, most) {
  const number = Number(env[name] ?? otherwise);
  if (Number.isInteger(number) && number >= 1 && number <= most) return number;
  return stop(`${name} must be a number from 1 to ${most}, not ${env[name]}`);
}

function readUrl(text) {
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return text.replace(/\/$/, '');
  return stop(`PUBLIC_URL must begin with http:// or https://, not ${text}`);
}

function stop(reason) {
  console.error(reason);
  process.exit(1);
}
