// The settings, read once. A program that lacks one says so and stops at its start.
export function readConfig(env) {
  if (!env.SHELF_DATA) {
    console.error('SHELF_DATA is missing: set it to the folder that keeps your bookmarks');
    process.exit(1);
  }
  return { data: env.SHELF_DATA };
}
