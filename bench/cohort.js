// Measures `roadmap cohort` on classes of made-up learners: LEARNERS=3000,30000 with 300 answers each.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { madeUpClass, plantedIn } from './class.js';
import { builtRoadmap, median, run } from './history.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const sizes = (process.env.LEARNERS ?? '30,3000,30000').split(',').map(Number);
const rounds = Number(process.env.ROUNDS ?? 3);
const scratch = mkdtempSync(join(tmpdir(), 'roadmap-cohort-'));
const env = { NODE_COMPILE_CACHE: join(scratch, 'cache') };
const sayCost =
  'data:text/javascript,process.on("exit",()=>{const {maxRSS,userCPUTime,systemCPUTime}=process.resourceUsage();console.error(maxRSS,userCPUTime+systemCPUTime)})';

try {
  const roadmap = await builtRoadmap();
  const planted = plantedIn(roadmap.steps.slice(0, 2));
  const home = join(scratch, 'home');
  for (const learners of sizes) {
    const folder = join(scratch, String(learners));
    const { answers, bytes } = handIn(folder, madeUpClass(roadmap, { learners, planted, made: '2026-11-27' }));
    const runs = Array.from({ length: rounds }, () => cohort(folder, home));
    const { suspects } = JSON.parse(runs[0].stdout);
    const missed = [...planted].filter(([id, why]) => !suspects.some((one) => one.question === id && one.why === why));
    const wrong = suspects.filter(({ question }) => !planted.has(question)).length;
    const seconds = median(runs.map(({ ms }) => ms)) / 1000;
    const costs = runs.map(({ stderr }) => stderr.trim().split('\n').at(-1).split(' ').map(Number));
    const peak = Math.max(...costs.map(([kilobytes]) => kilobytes)) / 1024;
    const busy = median(costs.map(([, microseconds]) => microseconds)) / 1e6;
    console.log(
      `${learners} learners, ${answers} answers, ${(bytes / 1e6).toFixed(1)} MB in files, Node ${process.version}`,
    );
    console.log(
      `  ${seconds.toFixed(2)} s (${busy.toFixed(2)} s of CPU), at most ${peak.toFixed(0)} MB of memory (bounds at 3000: 3 s, 150 MB)`,
    );
    console.log(
      `  planted questions found: ${planted.size - missed.length} of ${planted.size}, false alarms: ${wrong}`,
    );
    rmSync(folder, { recursive: true });
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/** Writes each hand-in as a file of its own, packed as `roadmap share` does. */
function handIn(folder, handIns) {
  mkdirSync(folder);
  let [answers, bytes] = [0, 0];
  for (const { header, facts } of handIns) {
    const packed = gzipSync([header, ...facts].map((line) => `${JSON.stringify(line)}\n`).join(''));
    writeFileSync(join(folder, `${header.learner}.jsonl.gz`), packed);
    answers += facts.filter(({ fact }) => fact === 'answer').length;
    bytes += packed.length;
  }
  return { answers, bytes };
}

function cohort(folder, home) {
  return run(
    process.execPath,
    ['--import', sayCost, join(root, 'bin/roadmap.js'), 'cohort', folder, '--json'],
    home,
    env,
  );
}
