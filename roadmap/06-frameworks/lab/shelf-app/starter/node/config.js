// The settings, read once. A program that lacks one says so and stops at its start.
export function readConfig(env) {
  if (!env.SHELF_DATA) stop('SHELF_DATA is missing: set it to the folder that keeps your bookmarks');
  const port = Number(env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    stop(`PORT must be a number from 1 to 65535, not ${env.PORT}`);
  }
  return { port, data: env.SHELF_DATA };
}

function stop(reason) {
  console.error(reason);
  process.exit(1);
}
