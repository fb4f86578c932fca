import { fill, fillText } from '../../domain/lab/fill.js';
import type { Ask, AskKind } from '../../domain/lab/ask.js';
import type { LabStep } from '../../domain/lab/lab.js';
import type { Want } from '../../domain/lab/want.js';
import { pause } from '../pause.js';
import type { Bench, Seen } from './bench.js';

type Perform<K extends AskKind> = (ask: Extract<Ask, { kind: K }>, bench: Bench, want: Want) => Promise<Seen> | Seen;

/** How each kind of step is done; each is loaded where a lab has one. */
const STEPS: { [K in AskKind]: () => Promise<Perform<K>> } = {
  http: async () => (await import('./step-http.js')).askHttp,
  finish: async () => {
    const { finishHttp } = await import('./step-http.js');
    return ({ name }, bench) => finishHttp(name, bench);
  },
  listen: async () => (await import('./step-live.js')).askListen,
  heard: async () => {
    const { askHeard } = await import('./step-live.js');
    return ({ name }, bench) => askHeard(name, bench);
  },
  'hang-up': async () => {
    const { hangUp } = await import('./step-live.js');
    return ({ name }, bench) => hangUp(name, bench);
  },
  run: async () => (await import('./step-run.js')).askRun,
  app: async () => (await import('./step-app.js')).askApp,
  file: async () => {
    const { lookAtFile } = await import('./step-files.js');
    return ({ path, news }, bench) => lookAtFile(fillText(path, bench.vars), news, bench);
  },
  html: async () => {
    const { lookAtHtml } = await import('./step-html.js');
    return (ask, bench) => lookAtHtml({ ...fill(ask, bench.vars), of: fillText(ask.of, bench.vars) }, bench);
  },
  sql: async () => (await import('./step-sql.js')).askSql,
  git: async () => {
    const { askGit } = await import('./step-git.js');
    return ({ args }, bench) =>
      askGit(
        args.map((arg) => fillText(arg, bench.vars)),
        bench,
      );
  },
  data: async () => {
    const { lookAtData } = await import('./step-files.js');
    const { bringDataBack, takeDataAway } = await import('./step-gone.js');
    const acts = { files: lookAtData, gone: takeDataAway, back: bringDataBack };
    return ({ act }, bench) => acts[act](bench);
  },
  damage: async () => (await import('./step-files.js')).damageData,
  folder: async () => {
    const { lookAtFolder } = await import('./step-files.js');
    return ({ when }, bench) => lookAtFolder(when, bench);
  },
  yaml: async () => {
    const { lookAtYaml } = await import('./step-files.js');
    return ({ path }, bench) => lookAtYaml(fillText(path, bench.vars), bench);
  },
  metrics: async () => (await import('./step-metrics.js')).askMetrics,
  said: async () => (await import('./step-said.js')).lookAtTalk,
  openapi: async () => (await import('./step-openapi.js')).lookAtDocument,
  site: async () => (await import('./step-site.js')).openSite,
  got: async () => (await import('./step-got.js')).askGot,
  tests: async () => (await import('./step-tests.js')).askTests,
  wait: () =>
    Promise.resolve(async ({ seconds }, { signal }) => {
      await pause(seconds * 1000, signal);
      return { facts: {}, asked: `wait ${seconds} s` };
    }),
};

/** Does what a step asks, once. */
export async function perform({ ask, want }: LabStep, bench: Bench): Promise<Seen> {
  const step = (await STEPS[ask.kind]()) as Perform<AskKind>;
  return step(ask, bench, want);
}
