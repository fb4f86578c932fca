// Builds what has changed and runs the program: `npm start` the next thing, `npm start -- list` any command.
import { fileURLToPath } from 'node:url';
import { build } from './dist.js';

const [command = 'next', ...others] = process.argv.slice(2);
const faults = await build();
for (const fault of faults) console.error(fault);
if (faults.length > 0) {
  process.exitCode = 1;
} else {
  process.argv = [process.execPath, fileURLToPath(new URL('../bin/roadmap.js', import.meta.url)), command, ...others];
  await import('../bin/roadmap.js');
}
