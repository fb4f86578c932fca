// Builds a clone that is installed, so that what is linked from it runs.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { canBuild } from './dist.js';

if (!canBuild() && process.env.npm_config_global === 'true') {
  // `npm install --global .` links the clone without what it is built with.
  const { status } = spawnSync(
    process.execPath,
    [process.env.npm_execpath, 'ci', '--ignore-scripts', '--no-audit', '--no-fund'],
    {
      cwd: fileURLToPath(new URL('..', import.meta.url)),
      env: { ...process.env, npm_config_global: 'false' },
      stdio: 'inherit',
    },
  );
  process.exitCode = status ?? 1;
}
if (canBuild()) await import('./build.js');
else console.error('Not built, since the development dependencies are left out: `npm install` installs and builds.');
