import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { AppAsk } from '../../domain/lab/ask.js';
import { fill } from '../../domain/lab/fill.js';
import type { Facts } from '../../domain/lab/want.js';
import { LIMITS } from '../limits.js';
import type { Bench, Seen } from './bench.js';
import { cloneOf } from './clone.js';
import { freePort, isOpenAt } from './ports.js';
import type { Program } from './program.js';

/** Stops the learner's program, starts it again, or starts another copy. */
export async function askApp(ask: AppAsk, bench: Bench): Promise<Seen> {
  const env = fill(ask.env, bench.vars);
  return { ...(await ACTS[ask.act](ask, env, bench)), asked: ASKED[ask.act](ask) };
}

interface Done {
  facts: Facts;
  /** Where it ran for this step alone. */
  said?: string;
}
type Act = (ask: AppAsk, env: Record<string, string>, bench: Bench) => Promise<Done>;

const ASKED: Record<AppAsk['act'], (ask: AppAsk) => string> = {
  stop: ({ signal }) => `send ${signal} to your program`,
  kill: () => 'end your program at once, as a power cut does (SIGKILL)',
  ended: () => 'wait for the end of your program',
  start: () => 'start your program',
  restart: ({ signal }) => `stop your program (${signal}) and start it again`,
  again: () => 'start it a second time on the same port',
  second: ({ in: where }) => (where === 'clone' ? 'start it in a fresh clone' : 'start a second copy on another port'),
  exits: ({ env }) =>
    `start it with ${
      Object.entries(env)
        .map(([name, value]) => `${name}=${value}`)
        .join(' ') || 'nothing else'
    }`,
};

const ACTS: Record<AppAsk['act'], Act> = {
  async stop({ signal, wait }, _env, bench) {
    const program = bench.program;
    if (!program) return NOT_RUNNING;
    const began = performance.now();
    program.signal(signal);
    return wait ? ended(program, began) : { facts: { exit: null } };
  },
  async kill(_ask, _env, bench) {
    const program = bench.program;
    if (!program) return NOT_RUNNING;
    const began = performance.now();
    await program.kill();
    return ended(program, began);
  },
  ended(_ask, _env, { program }) {
    return program ? ended(program, performance.now()) : Promise.resolve(NOT_RUNNING);
  },
  async start(_ask, env, bench) {
    const { data, port } = bench.program ?? { data: bench.data, port: await freePort() };
    bench.program = await bench.launch({ port, data, env });
    return started(bench.program);
  },
  async restart(ask, env, bench) {
    const before = await ACTS.stop({ ...ask, wait: true }, env, bench);
    await bench.program?.end();
    const after = await ACTS.start(ask, env, bench);
    return { facts: { ...after.facts, ended: before.facts['exit'] } };
  },
  async again({ data }, env, bench) {
    const own = data === 'own' ? mkdtempSync(join(bench.scratch, 'data-')) : bench.data;
    const port = bench.program?.port ?? (await freePort());
    return untilItEnds({ port, data: own, env }, bench);
  },
  async second({ data, in: where }, env, bench) {
    const own = data === 'own' ? mkdtempSync(join(bench.scratch, 'data-')) : bench.data;
    const folder = where === 'clone' ? (await cloneOf(bench)).folder : undefined;
    bench.second = await bench.launch({ port: await freePort(), data: own, env, folder });
    return started(bench.second);
  },
  async exits({ data }, env, bench) {
    const own = data === 'own' ? mkdtempSync(join(bench.scratch, 'data-')) : bench.data;
    return untilItEnds({ port: await freePort(), data: own, env }, bench);
  },
};

const NOT_RUNNING: Done = { facts: { error: 'refused' } };

async function untilItEnds(
  { port, data, env }: { port: number; data: string; env: Record<string, string> },
  bench: Bench,
): Promise<Done> {
  const program = await bench.launch({ port, data, env, exitsWithin: LIMITS.exits });
  const exit = program.exit();
  const said = program.said();
  await (exit === null ? program.kill() : program.end());
  return { facts: { exit: exit ? (exit.code ?? exit.signal) : null, ms: Math.round(program.ms), said }, said };
}

async function ended(program: Program, began: number): Promise<Done> {
  const exit = await program.ended(LIMITS.answer);
  const ms = Math.round(performance.now() - began);
  const listens = await isOpenAt(program.host, program.port);
  return {
    facts: { exit: exit ? (exit.code ?? exit.signal) : null, ms, said: program.said(), listens },
  };
}

async function started(program: Program): Promise<Done> {
  const exit = program.exit();
  const facts = {
    listens: program.ready,
    exit: exit ? (exit.code ?? exit.signal) : null,
    ms: Math.round(program.ms),
    said: program.said(),
    elsewhere: program.elsewhere,
    addresses: await addressesOf(program.port),
  };
  return { facts };
}

/** Where a port is listened on: this machine's own addresses, or one by which others reach it. */
async function addressesOf(port: number): Promise<string[]> {
  const found: string[] = [];
  for (const address of ['127.0.0.1', '::1', ...outerAddresses()]) {
    if (await isOpenAt(address, port)) found.push(LOOPBACK.has(address) ? address : 'all');
  }
  return [...new Set(found)];
}

const LOOPBACK = new Set(['127.0.0.1', '::1']);

function outerAddresses(): string[] {
  const { networkInterfaces } = process.getBuiltinModule('node:os');
  const all = Object.values(networkInterfaces()).flatMap((one) => one ?? []);
  return all.filter(({ internal, family }) => !internal && family === 'IPv4').map(({ address }) => address);
}
