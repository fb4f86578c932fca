import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isSource } from '../../domain/lab/source-text.js';
import { copyFolder } from '../copy-folder.js';
import { LIMITS } from '../limits.js';
import { environmentOf, type Project } from '../project.js';
import { runToEnd, type Ended } from '../run-to-end.js';
import { commandOf, NotHere, type Bench } from './bench.js';
import { INSTALLED } from './installed.js';

export function isGreen({ code, cause }: Ended): boolean {
  return code === 0 && cause === 'itself';
}

/** A build that installs would write through a link into what the learner has installed. */
const INSTALLS = /\b(?:ci|i|install|sync|venv)\b/;

/** Copies of the learner's folder, one at a time. */
export class Copies {
  private readonly root: string;
  readonly sources: string[];

  constructor(
    private readonly bench: Bench,
    private readonly names: string[],
  ) {
    this.root = mkdtempSync(join(bench.scratch, 'copy-'));
    this.sources = names.filter((name) => isSource(name) && existsSync(join(bench.project.folder, name)));
  }

  /** A copy as the folder is; gives where it is. */
  fresh(): string {
    const { folder, commands } = this.bench.project;
    const copy = join(this.root, 'shelf');
    rmSync(copy, { recursive: true, force: true });
    mkdirSync(copy);
    if (copyFolder(folder, this.names, copy, INSTALLS.test(commands.build ?? '') ? [] : INSTALLED)) return copy;
    const most = LIMITS.disk >> 20;
    throw new NotHere(`your folder holds more than ${most} MiB to copy: name what is no source in .gitignore`);
  }

  /** The learner's folder, were it here. */
  project(copy: string): Project {
    return { ...this.bench.project, folder: copy };
  }

  /** Builds what is in a copy, and runs the tests on it. */
  async test(copy: string, limitMs: number): Promise<Ended> {
    const { project } = this.bench;
    if (project.commands.build !== undefined) {
      const built = await this.run(project.commands.build, copy, LIMITS.tests);
      if (!isGreen(built)) return built;
    }
    return this.run(commandOf(project, 'test'), copy, limitMs);
  }

  /** How long tests may take on a program that is broken: some wait for what never comes. */
  patience(ms: number): number {
    return Math.min(LIMITS.tests, 2 * ms + LIMITS.command);
  }

  private run(line: string, copy: string, limitMs: number): Promise<Ended> {
    const { ours, env, scratch, signal } = this.bench;
    const data = mkdtempSync(join(scratch, 'data-'));
    const environment = { ...environmentOf(this.project(copy), ours), SHELF_DATA: data, ...env };
    return runToEnd({ line }, { cwd: copy, env: environment, diskBytes: Infinity, limitMs, signal });
  }

  /** The sources as they are. */
  texts(): Record<string, string> {
    const { folder } = this.bench.project;
    return Object.fromEntries(this.sources.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  }
}
