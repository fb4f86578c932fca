// Bundled and started by runner.test.ts, to be killed: starts the line that it is given, and waits.
import { start } from '../../src/lab/process.js';

const [line, cwd] = process.argv.slice(2);
start({ line: line! }, { cwd: cwd!, env: { PATH: process.env['PATH']! } });
process.stdout.write('started\n');
setInterval(() => undefined, 1000);
