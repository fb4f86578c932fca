import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  define: {
    __SQL_WORKER__: JSON.stringify(fileURLToPath(new URL('../dist/sql-worker.js', import.meta.url))),
    __SQL_WASM__: JSON.stringify(fileURLToPath(new URL('../dist/sql-wasm.wasm', import.meta.url))),
    __VERSION__: JSON.stringify('0.0.0-test'),
    __GUARD__: JSON.stringify(fileURLToPath(new URL('../dist/guard.js', import.meta.url))),
  },
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    env: { FORCE_COLOR: '0', TZ: 'Europe/Berlin' },
  },
});
