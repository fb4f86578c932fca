// Measures what a round of each lab costs on its own references: the start of the program, its checks, and those that start
// something of their own, which go beside them, so that the round takes less than all of them. Prints the least of some
// rounds, since a busy machine only adds to it; fails nothing. LABS=rest-api,accounts, TRACKS=node and ROUNDS=5 narrow it;
// LABS=all measures `lab check --all` alone.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundleModule } from '../.config/bundle.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const rounds = Number(process.env.ROUNDS ?? 3);
const only = process.env.LABS?.split(',');
const tracks = process.env.TRACKS?.split(',') ?? ['node', 'python'];
/** What a lab's own checks of the program that runs may take, and all labs together on the last reference. */
const BOUND_MS = 600;
const ALL_BOUND_MS = 15_000;

/** What starts programs, ends them, or looks at what is on disk takes the time of those. */
const OWN = new Set(['app', 'run', 'git', 'tests', 'wait', 'damage', 'data']);

const place = mkdtempSync(join(tmpdir(), 'roadmap-rounds-'));
const bundled = [];
try {
  const { readSources } = await imported('content/compile');
  const { rowOf } = await imported('teaching/proof/labs');
  const { preparedBy } = await imported('teaching/proof/try-lab');
  const { filesFor, referenceAfter } = await imported('domain/lab/laid-out');
  const { isSlow } = await imported('domain/lab/lab');
  const { openProject } = await imported('lab/project');
  const { round } = await imported('lab/round/round');

  const row = rowOf(readSources(join(root, 'roadmap')));
  const road = row.filter(({ lab }) => !lab.isRung);
  const ours = { ...process.env, PATH: `${dirname(process.execPath)}:${process.env.PATH}` };

  console.log(
    'lab                   track   round  start  checks  own starts  end  our CPU  (ms; checks: of the program that runs)',
  );
  for (const proven of row.filter(({ lab }) => !only || only.includes(lab.id))) {
    for (const track of tracks) {
      if (!proven.row.some(({ body }) => Object.keys(filesFor(body.reference, track)).length > 0)) continue;
      const folder = laid(proven, track);
      const times = [];
      for (let n = 0; n < rounds; n++) times.push(await timed(proven, folder));
      const best = times.toSorted((a, b) => a.all - b.all)[0];
      const checks = Math.min(...times.map((one) => one.checks));
      const over = checks > BOUND_MS ? `over ${BOUND_MS}: ${slowest(best)}` : '';
      const own = Math.min(...times.map((one) => one.own));
      const columns = [best.all, best.start, checks, own, best.end, Math.min(...times.map((one) => one.cpu))].map(
        (ms) => String(Math.round(ms)).padStart(7),
      );
      console.log(`${proven.lab.id.padEnd(22)}${track.padEnd(6)}${columns.join('')}  ${best.red}${over}`);
    }
  }
  if (!only || only.includes('all')) {
    for (const track of tracks) {
      const folder = laid(road.at(-1), track);
      const home = homeWhere(road);
      const runs = Array.from({ length: rounds }, () => allOf(folder, home));
      const { ms, labs } = runs.toSorted((a, b) => a.ms - b.ms)[0];
      const red = labs.flatMap(({ id, checks }) =>
        checks.filter(({ result, note }) => result === 'failed' && !note).map((check) => `${id}/${check.id} is red  `),
      );
      console.log(
        `lab check --all on the last ${track} reference, ${labs.length} labs: ${Math.round(ms)} ms (bound ${ALL_BOUND_MS})  ${red.join('')}`,
      );
    }
  }

  /** The command itself, as a learner who is done with every lab runs it. */
  function allOf(folder, home) {
    const args = [join(root, 'bin', 'roadmap.js'), 'lab', 'check', road.at(-1).lab.id, '--all', '--yes', '--json'];
    const began = performance.now();
    const { stdout, stderr, status } = spawnSync(process.execPath, args, {
      ...{ cwd: folder, env: { ...ours, HOME: place, ROADMAP_HOME: home }, encoding: 'utf8', maxBuffer: 2 ** 30 },
    });
    const ms = performance.now() - began;
    if (status > 1 || stdout === '') throw new Error(`lab check --all ended with ${status}: ${stderr}`);
    return { ms, labs: JSON.parse(stdout).labs };
  }

  /** A home whose history says that each lab was green. */
  function homeWhere(labs) {
    const home = mkdtempSync(join(place, 'home-'));
    const lines = labs.map(({ lab, body }, index) => {
      const at = new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString().replace('Z', '+00:00');
      const passed = body.checks.map(({ id }) => id);
      const round = { step: lab.step, lab: lab.id, rev: lab.rev, track: null, passed, failed: [], whole: true };
      const rest = { commit: null, dirty: false, hint: 0, ms: 1000 };
      return `${JSON.stringify({ id: `bench-${String(index).padStart(12, '0')}`, at, type: 'lab', ...round, ...rest })}\n`;
    });
    mkdirSync(join(home, 'history'));
    writeFileSync(join(home, 'history', 'bench-0000.jsonl'), lines.join(''));
    writeFileSync(join(home, 'device'), 'bench-0000\n');
    return home;
  }

  function laid(proven, track) {
    const folder = mkdtempSync(join(place, `${proven.lab.id}-${track}-`));
    const bodies = proven.row.map(({ body }) => body);
    for (const [name, text] of Object.entries(referenceAfter(bodies, track))) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text, { mode: name.endsWith('.sh') ? 0o755 : 0o644 });
    }
    const env = { ...ours, GIT_CONFIG_GLOBAL: '/dev/null', HOME: place };
    for (const line of preparedBy(proven.row)) spawnSync('sh', ['-c', line], { cwd: folder, env });
    return folder;
  }

  async function timed({ lab, body, accounts }, folder) {
    const order = body.checks.filter((check) => !isSlow(check)).map(({ id }) => id);
    const took = { all: 0, start: 0, checks: 0, own: 0, end: 0, each: [], red: '' };
    const began = performance.now();
    const cpu = process.cpuUsage();
    const asked = { app: lab.app, body, project: openProject(folder), ours, accounts, order };
    let told = began;
    await round(asked, (event) => {
      if (event.kind === 'started') took.start = event.ms;
      if (event.kind === 'ended') took.end = performance.now() - told;
      if (event.kind !== 'checked') return;
      told = performance.now();
      const isOwn = event.check.env !== null || event.check.steps.some(({ ask }) => OWN.has(ask.kind));
      took[isOwn ? 'own' : 'checks'] += event.ms;
      if (!isOwn) took.each.push([event.check.id, event.ms]);
      if (event.result.kind === 'failed' && !event.check.note) took.red += `${event.check.id} is red  `;
    });
    // The first check of them has waited for it.
    took.checks = Math.max(0, took.checks - took.start);
    took.all = performance.now() - began;
    const { user, system } = process.cpuUsage(cpu);
    took.cpu = (user + system) / 1000;
    return took;
  }
} finally {
  for (const file of bundled) rmSync(file, { force: true });
  rmSync(place, { recursive: true, force: true });
}

function slowest({ each }) {
  const first = each.toSorted(([, a], [, b]) => b - a).slice(0, 3);
  return first.map(([id, ms]) => `${id} ${Math.round(ms)}`).join(', ');
}

async function imported(entry) {
  // Beside the files that it starts: the guard, and the thread for SQL.
  const file = join(root, 'dist', `.bench-${entry.replaceAll('/', '-')}.mjs`);
  bundled.push(file);
  await bundleModule(entry, file);
  return import(pathToFileURL(file));
}
