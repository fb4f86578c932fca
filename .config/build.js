// Brings dist/ up to date. With --fresh everything is made, and nothing else stays there.
import { build } from './dist.js';

const faults = await build({ fresh: process.argv.includes('--fresh') });
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
