// Bundled and started by runner.test.ts: starts the line that it is given, ends it, and tells what would keep it from its own end.
import { start } from '../../src/lab/process.js';

const [line, cwd] = process.argv.slice(2);
await start({ line: line! }, { cwd: cwd!, env: { PATH: process.env['PATH']! } }).end();
process.stdout.write(process.getActiveResourcesInfo().join(' '));
