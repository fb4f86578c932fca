// Builds a clone that is installed, so that what is linked from it runs.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

if (!hasBundler() && process.env.npm_config_global === 'true') {
  // `npm install --global .` links the clone without what it is built with.
  const { status } = spawnSync(
    process.execPath,
    [process.env.npm_execpath, 'ci', '--ignore-scripts', '--no-audit', '--no-fund'],
    {
      cwd: root,
      env: { ...process.env, npm_config_global: 'false' },
      stdio: 'inherit',
    },
  );
  process.exitCode = status ?? 1;
}
if (hasBundler()) {
  await import('./build.js');
} else if (!process.exitCode) {
  console.error('Not built: the development dependencies are left out. `npm install && npm run build` builds it.');
}

function hasBundler() {
  try {
    return Boolean(createRequire(import.meta.url).resolve('rolldown'));
  } catch (error) {
    if (error.code !== 'MODULE_NOT_FOUND') throw error;
    return false;
  }
}
