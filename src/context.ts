import { join } from 'node:path';
import { openBuiltIn, type Content } from './content/compiled.js';
import { openFolder } from './content/load.js';
import { seeded, type Random } from './domain/random.js';
import { isAccessible } from './domain/standing/settings.js';
import { RoadmapError } from './errors.js';
import { isByEar } from './store/by-ear.js';
import { chosenRoadmap, languageOf } from './store/chosen-roadmap.js';
import { homeFolder, homeOf } from './store/home.js';
import { makeFolder } from './store/plain-file.js';
import type { Store } from './store/store.js';
import type { Prompter } from './terminal/prompter.js';
import { isTerminal } from './terminal/is-terminal.js';
import { openTerminal, type Terminal } from './terminal/terminal.js';

export interface Flags {
  plain: boolean;
  input: boolean;
  color: boolean;
  pager: boolean;
  seed?: number;
  roadmap?: string;
}

/** The part of the process that is used; each stream is opened when it is first asked for, since that takes time. */
export type Process = Pick<NodeJS.Process, 'env' | 'stdin' | 'stdout' | 'stderr' | 'cwd' | 'on' | 'off'>;

/** What a command may use. Everything costly is opened when it is first asked for. */
export interface Context {
  terminal: Terminal;
  env: NodeJS.ProcessEnv;
  readonly cwd: string;
  /** The roadmap folder that was named, by --roadmap or ROADMAP_PATH. */
  named: string | undefined;
  now(): Date;
  /** Draws and shuffles; repeatable with --seed. */
  random: Random;
  content(): Promise<Content>;
  /** The folder of all progress on this machine, of settings for this machine, and of packs. */
  root: string;
  /** The folder that this roadmap's progress is kept in. */
  home(): Promise<string>;
  store(): Promise<Store>;
  /** Whether anything can be asked: there is a terminal, or a line on standard input. */
  canAsk(): Promise<boolean>;
  prompter(): Promise<Prompter>;
  close(): Promise<void>;
}

/** What teaching uses of it: to ask, to store, to tell. */
export type Teaching = Pick<
  Context,
  'terminal' | 'store' | 'prompter' | 'canAsk' | 'content' | 'random' | 'now' | 'home' | 'env' | 'cwd'
>;

export function createContext(flags: Flags, proc: Process): Context {
  const { env } = proc;
  const streams = {
    typed: isTerminal(0),
    stdout: proc.stdout,
    get stderr() {
      return proc.stderr;
    },
  };
  const terminal = openTerminal(streams, env, flags);
  const now = () => new Date();
  const cwd = () => currentFolder(proc);
  const root = homeFolder(env, cwd);
  // Before anything is printed; it holds for every roadmap.
  if (isByEar(root)) terminal.becomePlain();
  const named = flags.roadmap ?? env['ROADMAP_PATH'];
  const chosen = once(() => chosenRoadmap(root, named, cwd));

  const warn = (message: string, hint: string) => terminal.note(`${message}\n${hint}`);
  const tell: Terminal['progress'] = (text, when) => terminal.progress(text, when);

  const content = once(async () => {
    const wanted = await chosen();
    switch (wanted.kind) {
      case 'built-in':
        return openBuiltIn(BUILT_IN);
      case 'folder':
        return openFolder(wanted.path, root, makeFolder, warn, tell, { language: await languageOf(root) });
      case 'pack': {
        const { openPack } = await import('./store/packs/pack-folder.js');
        const { folder, verify } = openPack(root, wanted.id);
        // That the folder which it was made of has the same id is meant to be.
        return openFolder(folder, root, makeFolder, () => undefined, tell, {
          verify,
          language: await languageOf(root),
        });
      }
    }
  });
  const home = once(async () => {
    const wanted = await chosen();
    // A pack's name is its roadmap's id, so that what can no longer be read has its progress all the same.
    if (wanted.kind === 'pack') return homeOf(root, wanted.id, false);
    if (wanted.kind === 'built-in') return root;
    const { roadmap, builtIn } = await content();
    return homeOf(root, roadmap.id, builtIn);
  });
  const store = once(async () => {
    const { openStore } = await import('./store/store.js');
    const open = await openStore({
      home: await home(),
      now,
      random: Math.random,
      warn,
      tell,
    });
    // What the checkpoint does not say yet, or the progress of another roadmap.
    if (isAccessible(open.progress.settings)) terminal.becomePlain();
    return open;
  });
  const lines = once(async () => (await import('./terminal/line-prompts.js')).linePrompter(terminal, proc.stdin));
  let open: Prompter | null = null;
  const prompter = once(async () => {
    open =
      terminal.input === 'prompts'
        ? (await import('./terminal/prompts.js')).inquirerPrompter(terminal, proc)
        : await lines();
    return open;
  });
  const canAsk = once(async () => {
    if (terminal.input !== 'lines' || terminal.attended) return terminal.input !== 'none';
    await prompter();
    return !(await (await lines()).isEmpty());
  });
  return {
    get cwd() {
      return cwd();
    },
    ...{ terminal, env, named, now, content, root, home, store, canAsk, prompter },
    random: flags.seed === undefined ? Math.random : seeded(flags.seed),
    // oxlint-disable-next-line typescript/require-await
    close: async () => open?.close(),
  };
}

function currentFolder(proc: Process): string {
  try {
    return proc.cwd();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new RoadmapError('The folder that you are in is gone.', 'Go to one that is there (`cd ~`), and try again.');
  }
}

// Beside the bundle: dist/content.
const BUILT_IN = join(import.meta.dirname, 'content');

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => (made ??= make());
}
