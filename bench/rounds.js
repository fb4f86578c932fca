// Measures what a round of each lab costs on its own references: the start of the program, and the rest. Prints the least of
// some rounds, since a busy machine only adds to it; fails nothing. LABS=rest-api,accounts, TRACKS=node and ROUNDS=5 narrow it.
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
  const { openProject } = await imported('lab/project');
  const { round } = await imported('lab/round/round');

  const row = rowOf(readSources(join(root, 'roadmap')));
  const road = row.filter(({ lab }) => !lab.isRung);
  const ours = { ...process.env, PATH: `${dirname(process.execPath)}:${process.env.PATH}` };
  const isSlow = ({ steps }) => steps.some(({ ask }) => ask.kind === 'tests');

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
      const columns = [best.all, best.start, checks, best.own, best.end, Math.min(...times.map((one) => one.cpu))].map(
        (ms) => String(Math.round(ms)).padStart(7),
      );
      console.log(`${proven.lab.id.padEnd(22)}${track.padEnd(6)}${columns.join('')}  ${best.red}${over}`);
    }
  }
  if (!only) {
    for (const track of tracks) {
      const folder = laid(road.at(-1), track);
      const began = performance.now();
      for (const { lab, body } of road) await timed({ ...road.at(-1), lab, body }, folder);
      const ms = performance.now() - began;
      console.log(
        `all labs, one after another, on the last ${track} reference: ${Math.round(ms)} ms (bound ${ALL_BOUND_MS})`,
      );
    }
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
    let last = began;
    const since = () => -last + (last = performance.now());
    const asked = { app: lab.app, body, project: openProject(folder), ours, accounts, order };
    await round(asked, (event) => {
      if (event.kind === 'started') took.start = since();
      if (event.kind === 'ended') took.end = since();
      if (event.kind !== 'checked') return;
      const ms = since();
      const isOwn = event.check.env !== null || event.check.steps.some(({ ask }) => OWN.has(ask.kind));
      took[isOwn ? 'own' : 'checks'] += ms;
      if (!isOwn) took.each.push([event.check.id, ms]);
      if (event.result.kind === 'failed' && !event.check.note) took.red += `${event.check.id} is red  `;
    });
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
