// Measures a start with 1,000,000 answers in three devices' files: without a checkpoint, and with one.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtRoadmap, median, run, writeHistory } from './history.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const count = Number(process.env.EVENTS ?? 1_000_000);
const rounds = Number(process.env.ROUNDS ?? 21);
const scratch = mkdtempSync(join(tmpdir(), 'roadmap-million-'));
const homes = { empty: join(scratch, 'empty'), large: join(scratch, 'large') };
const env = { NODE_COMPILE_CACHE: join(scratch, 'cache') };
const sayPeak = 'data:text/javascript,process.on("exit",()=>console.error(process.resourceUsage().maxRSS))';

try {
  for (const home of Object.values(homes)) mkdirSync(join(home, 'history'), { recursive: true });
  const { steps } = await builtRoadmap();
  writeHistory(homes.large, steps, count, 3);
  list(homes.empty);
  const cold = list(homes.large, ['--import', sayPeak]);
  const peak = Number(cold.stderr) / 1024;
  console.log(`${count} answers, ${historySize().toFixed(0)} MB in three files, Node ${process.version}`);
  console.log(`without a checkpoint: ${(cold.ms / 1000).toFixed(2)} s (bound 10 s)`);
  console.log(`the most memory that took: ${peak.toFixed(0)} MB (bound 1024 MB)`);
  const times = { empty: [], large: [] };
  for (let round = 0; round < rounds; round++)
    for (const name of ['empty', 'large']) times[name].push(list(homes[name]).ms);
  const [empty, large] = [median(times.empty), median(times.large)];
  console.log(`with one: ${large.toFixed(1)} ms, ${(large / empty).toFixed(2)}x a start with no history (bound 1.3x)`);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function list(home, options = []) {
  return run(process.execPath, [...options, join(root, 'bin/roadmap.js'), 'list'], home, env);
}

function historySize() {
  const folder = join(homes.large, 'history');
  return readdirSync(folder).reduce((bytes, name) => bytes + statSync(join(folder, name)).size, 0) / 1e6;
}
