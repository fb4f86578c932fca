import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { fill } from '../../domain/lab/fill.js';
import type { Check } from '../../domain/lab/lab.js';
import { untilRead } from '../pause.js';
import { accountsBy, type Accounts } from './accounts.js';
import type { Asked, NoStart, RoundEvent } from './asked.js';
import type { Bench, Launch } from './bench.js';
import { runCheck, type Checked } from './check.js';
import { listening } from './looks.js';
import { build, reset, stop, type Ran } from './own-commands.js';
import { freePort, isOpen } from './ports.js';
import { startProgram, type Program } from './program.js';
import type { Trials } from './trials.js';

/** The learner's program in a round: shared by most checks, and started anew for those with settings of their own. */
export class Shelf {
  private readonly launched: Program[] = [];
  private readonly accounts: Accounts | null;
  private shared: Program | null = null;
  private hasAnswered = false;
  private readonly data: string;
  private checks = 0;
  private readonly failed = new Set<string>();

  constructor(
    private readonly folder: string,
    private readonly asked: Asked,
    private readonly run: string,
    private readonly trials: Trials,
    private readonly tell: (event: RoundEvent) => void,
  ) {
    this.data = this.newFolder('data');
    this.accounts = asked.accounts ? accountsBy(asked.accounts, run) : null;
  }

  /** Runs the learner's `build:`, where it was not run; false where it fails. */
  async build(): Promise<boolean> {
    if (this.asked.isBuilt) return true;
    const built = await build(this.asked);
    if (built.ok) return true;
    if (!this.asked.signal?.aborted) this.tell({ kind: 'built', ...built });
    return false;
  }

  /** Whether it is asked of the program that most checks share. */
  shares({ env }: Check): boolean {
    return this.asked.app === 'started' && env === null;
  }

  /** What comes of a check, or that the program does not run at all. */
  async check(check: Check): Promise<Checked | NoStart> {
    const isOwn = check.env !== null;
    const scratch = this.newFolder('scratch');
    const vars = {
      run: `${this.run}${(this.checks += 1)}`,
      scratch,
      ...this.asked.project.commands,
      ...this.asked.project.says,
    };
    const env = fill(check.env ?? {}, vars);
    const data = isOwn || this.asked.app === 'none' ? this.newFolder('data') : this.data;
    if (this.asked.app === 'none') await this.reset(data);
    let program: Program | null = null;
    if (this.asked.app === 'started') {
      const begun = isOwn ? await this.launch({ port: await freePort(), data, env }) : await this.sharedProgram();
      if ('kind' in begun) return begun;
      program = begun;
    }
    // What it said before the check is no answer to it, unless it is why there is none.
    await untilRead();
    const heard = isOwn || !program?.ready ? undefined : program.heard();
    const others: Program[] = [];
    const bench: Bench = {
      ...{
        project: this.asked.project,
        ours: this.asked.ours,
        files: this.asked.body.files,
        signal: this.asked.signal,
      },
      trials: this.trials,
      ...{ data, scratch, env, program, second: null, accounts: this.accounts, before: null },
      vars: { ...vars, data, port: program?.port ?? 0 },
      halves: new Map(),
      lines: new Map(),
      looked: new Map(),
      looks: listening(program),
      away: null,
      atEnd: [],
      said: () => linesOf([program?.said(heard) ?? '', ...others.map((one) => one.said())]),
      launch: async (how) => {
        const other = await this.launch({ ...how, env: { ...env, ...how.env } });
        others.push(other);
        return other;
      },
    };
    try {
      return await runCheck(check, bench);
    } finally {
      await bench.second?.end();
      // A setting of one check is none of the next.
      if (isOwn || Object.keys(bench.program?.env ?? {}).length > 0) await bench.program?.end();
      if (!isOwn) this.shared = bench.program;
    }
  }

  /** Ends all that was started. */
  async close(): Promise<{ left: number; answersStill: number | null }> {
    const ended = await Promise.all(this.launched.map((program) => program.end()));
    const left = ended.reduce((sum, one) => sum + one, 0);
    if (this.launched.length > 0) this.ran('stop', await stop(this.asked));
    const ports = new Set(this.launched.map(({ port }) => port));
    for (const port of ports) if (await isOpen(port)) return { left, answersStill: port };
    return { left, answersStill: null };
  }

  /** The program that most checks share; started again where one of them has ended it. */
  private async sharedProgram(): Promise<Program | NoStart> {
    const before = this.shared;
    if (before?.exit() === null && !before.isLeaving()) return before;
    await before?.end();
    const port = before?.port ?? (await freePort());
    const program = await this.launch({ port, data: this.data, env: {} });
    this.shared = program;
    const exit = program.exit();
    if (!this.hasAnswered && program.ready) this.tell({ kind: 'started', ms: Math.round(program.ms) });
    this.hasAnswered ||= program.ready;
    // It listens elsewhere, or says nothing: a check tells it. It ended by itself: that is the message of the round.
    if (program.ready || exit === null) return program;
    const { elsewhere } = program;
    return { kind: 'no-start', exit: exit.code ?? exit.signal, elsewhere, said: program.said() };
  }

  private async launch({ port, data, env, exitsWithin, folder }: Launch): Promise<Program> {
    const { project, ours, signal } = this.asked;
    if (!this.launched.some((one) => one.data === data)) await this.reset(data);
    const program = await startProgram(folder === undefined ? project : { ...project, folder }, {
      ...{ port, data, env, ours, signal, command: project.commands.start ?? '' },
      ...(exitsWithin === undefined ? {} : { exitsWithin }),
    });
    this.launched.push(program);
    return program;
  }

  private async reset(data: string): Promise<void> {
    this.ran('reset', await reset(this.asked, data));
  }

  /** One that fails may leave what the next check stumbles over: it is told, once. */
  private ran(command: 'reset' | 'stop', { ok, said }: Ran): void {
    if (ok || this.asked.signal?.aborted || this.failed.has(command)) return;
    this.failed.add(command);
    this.tell({ kind: 'command-failed', command, said });
  }

  private newFolder(name: string): string {
    return mkdtempSync(join(this.folder, `${name}-`));
  }
}

function linesOf(texts: string[]): string {
  return texts.filter((text) => text !== '').join('\n');
}
