import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { constants } from './constants.js';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  define: constants('0.0.0-test'),
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    env: { FORCE_COLOR: '0', TZ: 'Europe/Berlin' },
  },
});
