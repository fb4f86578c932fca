import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import type { At } from '../../content/faults.js';
import type { LabSource } from '../../content/lab.js';
import type { CheckResult } from '../../domain/lab/check-result.js';
import type { Check, Lab, LabBody } from '../../domain/lab/lab.js';
import type { Files } from '../../domain/lab/laid-out.js';
import type { KnownFaults } from '../../domain/lab/mutants.js';
import { environmentFor } from '../../lab/environment.js';
import { LIMITS } from '../../lab/limits.js';
import { openProject } from '../../lab/project.js';
import type { AccountsWay } from '../../lab/round/accounts.js';
import { round } from '../../lab/round/round.js';
import { python } from '../../lab/run-language.js';
import { runToEnd } from '../../lab/run-to-end.js';
import { inScratch, type Scratch } from '../../lab/scratch.js';

export interface Proven {
  lab: Lab;
  body: LabBody;
  source: LabSource;
  at: At;
  /** The lab and those before it on the road. */
  row: Proven[];
  accounts: AccountsWay | null;
  /** Found in a program that several of its solutions share. */
  faults: KnownFaults;
}

export interface Tried {
  check: Check;
  result: CheckResult;
}

interface Try {
  /** Whose checks are asked. */
  lab: Proven;
  /** The learner's folder. */
  files: Files;
  /** Lines for a shell that make a repository of it; left out where nobody looks at that. */
  prepared: string[];
  /** Lines for a shell that follow in any case. */
  lines?: string[];
  /** The checks that are asked; with `alone`, without what they need. */
  wanted: string[];
  alone?: boolean;
  /** Nothing more is asked after such a result. */
  until?: (tried: Tried) => boolean;
  accounts: AccountsWay | null;
  signal: AbortSignal;
}

/** Asks checks of a program that is laid down in a folder of its own; first what they need. */
export function tryOut({
  lab: one,
  files,
  prepared,
  lines = [],
  wanted,
  alone = false,
  until,
  accounts,
  ...more
}: Try): Promise<Tried[]> {
  const enough = new AbortController();
  const signal = AbortSignal.any([more.signal, enough.signal]);
  return inScratch(async (scratch) => {
    lay(scratch.work, files);
    const order = alone ? wanted : withNeeds(one.body.checks, wanted);
    const isAsked = lines.length > 0 || looksAtHistory(one.body.checks, order);
    await shell([...(isAsked ? prepared : []), ...lines], scratch);
    const checks = alone ? one.body.checks.map((check) => ({ ...check, needs: [] })) : one.body.checks;
    const results: Tried[] = [];
    const project = openProject(scratch.work);
    if (one.lab.app === 'started' && project.commands.start === undefined)
      return [{ check: one.body.checks[0]!, result: failedBecause('a shelf.yaml without `start:`') }];
    const asked = {
      app: one.lab.app,
      body: { ...one.body, checks },
      project,
      ours: await ours(scratch),
      order,
      signal,
      inTurn: until !== undefined,
    };
    const earlier = { labs: one.row.slice(0, -1).map(({ lab, body }) => ({ id: lab.id, ...body })), accounts };
    await round({ ...asked, accounts, earlier, run: SAME_LOT, faults: one.faults }, (event) => {
      if (event.kind === 'checked') {
        results.push(event);
        if (until?.(event)) enough.abort();
      }
      if (event.kind === 'no-start')
        results.push({ check: checks[0]!, result: failedBecause(`the program ended: ${event.said.slice(-500)}`) });
      if (event.kind === 'ended' && event.answersStill !== null)
        results.push({ check: checks[0]!, result: failedBecause(`something still answers on ${event.answersStill}`) });
    });
    return results.map(({ check, result }) => ({ check: one.body.checks.find(({ id }) => id === check.id)!, result }));
  });
}

/** A proof draws what an earlier one has drawn. */
const SAME_LOT = 'proof';

function failedBecause(got: string): CheckResult {
  const misfits = [{ fact: 'answer', expected: 'a program that runs', got }];
  return { kind: 'failed', step: 1, of: 1, asked: 'start', misfits, likely: null, said: '' };
}

/**
 * Our own Node is what `node` means, so that a reference is proved on the Node that proves it; and Python is found where
 * it lies, since a version manager in front of it looks into the home, which is another here.
 */
async function ours({ home }: Scratch): Promise<NodeJS.ProcessEnv> {
  const programs = [process.execPath, await python()].flatMap((path) => (path === null ? [] : dirname(path)));
  const path = [...programs, process.env['PATH'] ?? ''].join(delimiter);
  return { ...process.env, PATH: path, HOME: home };
}

/** Whether the repository of the folder is asked for, and not its files alone. */
function looksAtHistory(checks: Check[], asked: string[]): boolean {
  const steps = checks.filter(({ id }) => asked.includes(id)).flatMap(({ steps }) => steps);
  return steps.some(({ ask }) => ask.kind === 'git' || (ask.kind === 'run' && ask.in === 'clone'));
}

/** The lines of the last of these labs that says how its folder becomes a repository. */
export function preparedBy(row: Proven[]): string[] {
  return row.map(({ source }) => source.lab.value.prepare).findLast((lines) => lines.length > 0) ?? [];
}

/** A line of a lab's author that did not work. */
export class LineFailed extends Error {
  override name = 'LineFailed';
}

async function shell(lines: string[], scratch: Scratch): Promise<void> {
  if (lines.length === 0) return;
  const env = { ...environmentFor(scratch, process.env), GIT_CONFIG_GLOBAL: '/dev/null' };
  const ended = await runToEnd(
    {
      program: 'sh',
      args: [
        '-c',
        lines.map((line, index) => `(${line}\n) || { code=$?; echo; echo ${index} $code; exit; }`).join('\n'),
      ],
    },
    { cwd: scratch.work, env, limitMs: LIMITS.tests },
  );
  const [, index, code] = /(?:^|\n)(\d+) (\d+)\n$/.exec(ended.stdout.toString('utf8')) ?? [];
  const said = ended.stderr.toString('utf8').trim().split('\n').at(-1);
  if (index !== undefined) throw new LineFailed(`\`${lines[Number(index)]}\` ended with ${code}: ${said}`);
  if (ended.code !== 0)
    throw new LineFailed(`\`${lines.join('; ')}\` ended with ${ended.code ?? ended.signal}: ${said}`);
}

function lay(folder: string, files: Files): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    if (text.startsWith('#!')) chmodSync(path, 0o755);
  }
}

/** These checks and all that they stand on, in the lab's order. */
function withNeeds(checks: Check[], wanted: string[]): string[] {
  const all = new Set(wanted);
  for (const id of all) checks.find((check) => check.id === id)?.needs.forEach((need) => all.add(need));
  return checks.filter(({ id }) => all.has(id)).map(({ id }) => id);
}
