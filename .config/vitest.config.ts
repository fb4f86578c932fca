import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { constants } from './constants.js';

/** Thousands of simulated learners. */
const SIMULATED = [
  'test/domain/placement/placement.test.ts',
  'test/domain/placement/populations.test.ts',
  'test/domain/memory/forgetting.test.ts',
];
/** What starts programs, or git, or waits, or reads the whole course: the rest ends in half a minute. */
const SLOW = [
  ...['test/e2e/**', 'test/lab/**', 'test/content/proof.test.ts', 'test/lint.test.ts'],
  ...[
    'test/content/json-schema.test.ts',
    'test/content/plain-yaml.test.ts',
    'test/content/tracks.test.ts',
    'test/content/foreign/import.test.ts',
  ],
  ...[
    'test/store/clocks.test.ts',
    'test/store/packs.test.ts',
    'test/store/rebuild.test.ts',
    'test/store/run-program.test.ts',
  ],
];
const FRAMEWORKS = 'test/frameworks/**/*.test.ts';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  define: constants('0.0.0-test', new URL('../dist', import.meta.url).href),
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    env: { FORCE_COLOR: '0', TZ: 'Europe/Berlin' },
    globalSetup: '.config/build-once.js',
    // More than there are cores: a third of the time a test waits for programs and their time limits.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [...SLOW, ...SIMULATED, FRAMEWORKS],
          // These keep nothing between them, so they can share what they import.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'simulation', include: SIMULATED } },
      {
        extends: true,
        test: { name: 'program', isolate: false, include: SLOW.map((files) => files.replace(/\*\*$/, '**/*.test.ts')) },
      },
      // Only `.ci/frameworks` has installed what it needs.
      ...(process.env['FRAMEWORKS']
        ? [{ extends: true as const, test: { name: 'frameworks', include: [FRAMEWORKS], maxConcurrency: 2 } }]
        : []),
    ],
  },
});
