import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import type { CheckResult, Failed } from '../../../src/domain/lab/check-result.js';
import type { AppAsk, Ask, HttpAsk, RunAsk } from '../../../src/domain/lab/ask.js';
import type { Check, LabStep, Saved } from '../../../src/domain/lab/lab.js';
import type { Want } from '../../../src/domain/lab/want.js';
import { openProject, type Project } from '../../../src/lab/project.js';
import { round } from '../../../src/lab/round/round.js';
import type { Asked, RoundEvent } from '../../../src/lab/round/asked.js';
import { scratch } from '../../scratch.js';
import { livingIn } from '../living.js';

/** A program of a few lines: what it does with a request. */
export function server(handler: string, before = ''): string {
  return `const http = require('node:http');
${before}
http.createServer((req, res) => { ${handler} }).listen(process.env.PORT, '127.0.0.1');`;
}

/** A learner's folder with these files; server.js is what is started, where shelf.yaml says nothing else. */
export function project(files: Record<string, string>): Project {
  const folder = scratch();
  for (const [name, text] of Object.entries({ 'shelf.yaml': 'start: node server.js\n', ...files })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return openProject(folder);
}

type More = Partial<LabStep>;

export function step(ask: Ask, want: Want = {}, more: More = {}): LabStep {
  return { ask, want, save: {}, within: null, ...more };
}

export function http(line: string, want: Want = {}, ask: Partial<HttpAsk> = {}, more: More = {}): LabStep {
  const plain = {
    as: 'nobody',
    forged: null,
    on: 'first',
    headers: {},
    body: null,
    pad: 0,
    times: 1,
    atOnce: 1,
    repeat: null,
    odd: false,
    beside: null,
    keepAlive: false,
    asDocumented: false,
  } as const;
  return step({ kind: 'http', line, ...plain, follow: null, hold: null, leave: null, ...ask }, want, more);
}

export function app(act: AppAsk['act'], want: Want = {}, ask: Partial<AppAsk> = {}): LabStep {
  return step({ kind: 'app', act, signal: 'SIGTERM', env: {}, data: 'same', wait: true, in: 'folder', ...ask }, want);
}

export function run(words: string[], want: Want = {}, ask: Partial<RunAsk> = {}, more: More = {}): LabStep {
  return step({ kind: 'run', words, stdin: '', env: {}, times: 1, atOnce: 1, in: 'folder', ...ask }, want, more);
}

export function saved(fact: string, matches: string | null = null): Saved {
  return { fact, matches };
}

export function check(id: string, steps: LabStep[], more: Partial<Check> = {}): Check {
  return {
    ...{ id, title: id, read: '', contract: [], needs: [], notOn: [], notWith: [], onlyWith: [] },
    ...{ accounts: false, note: false, env: null, steps, mistakes: [] },
    ...more,
  };
}

export interface Told {
  events: RoundEvent[];
  results: Record<string, CheckResult & { line?: string | undefined }>;
  /** The only event of a kind. */
  the<K extends RoundEvent['kind']>(kind: K): Extract<RoundEvent, { kind: K }>;
  failed(id: string): Failed;
}

/** One round of these checks. Nothing may be left of it, whatever came of it. */
export async function ask(
  of: Project,
  checks: Check[],
  more: Partial<Asked> = {},
  hear: (event: RoundEvent) => void = () => undefined,
): Promise<Told> {
  const events: RoundEvent[] = [];
  const results: Told['results'] = {};
  await round(
    {
      ...{ app: 'started', body: { checks, files: {} }, project: of, ours: process.env, accounts: null },
      ...{ order: checks.map(({ id }) => id) },
      ...more,
    },
    (event) => {
      events.push(event);
      hear(event);
      if (event.kind === 'checked') results[event.check.id] = event.result;
    },
  );
  expect(livingIn(of.folder)).toEqual([]);
  const told: Told = {
    events,
    results,
    the(kind) {
      const found = events.filter((event) => event.kind === kind);
      expect(found, `one event ${kind} in ${JSON.stringify(events)}`).toHaveLength(1);
      return found[0] as never;
    },
    failed(id) {
      expect(results[id]).toMatchObject({ kind: 'failed' });
      return results[id] as Failed;
    },
  };
  expect(told.the('ended').answersStill).toBeNull();
  return told;
}

export const PASSED = { kind: 'passed' } as const;
