import { existsSync, lstatSync, readFileSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import { RoadmapError } from '../errors.js';

/** The file in which a learner's folder says how its program is started. */
export const PROJECT_FILE = 'shelf.yaml';

const COMMANDS = ['start', 'build', 'stop', 'test', 'reset', 'cli'] as const;
export type CommandName = (typeof COMMANDS)[number];

/** A learner's own folder, and its commands. */
export interface Project {
  /** Its real path. */
  folder: string;
  commands: Partial<Record<CommandName, string>>;
  /** Other things that it says, by key. */
  says: Partial<Record<(typeof WORDS)[number], string>>;
  env: Record<string, string>;
}

/** What else a lab asks for. */
const WORDS = ['live', 'openapi'] as const;

const command = v.optional(v.nullable(v.pipe(v.string('must be a command'), v.trim())));
const setting = v.pipe(
  v.nullable(v.union([v.string(), v.number(), v.boolean()])),
  v.transform((given) => String(given ?? '')),
);
// To valibot, a list is an object too.
const noList = v.custom<unknown>((given) => !Array.isArray(given));
const shape = v.pipe(
  noList,
  v.strictObject({
    ...Object.fromEntries([...COMMANDS, ...WORDS].map((name) => [name, command])),
    env: v.optional(v.nullable(v.pipe(noList, v.record(v.string(), setting)))),
  }),
);
const KEYS: readonly string[] = [...COMMANDS, ...WORDS, 'env'];

/** Reads a learner's folder; one without a shelf.yaml has no commands. Throws RoadmapError for what is no such folder. */
export function openProject(folder: string): Project {
  const root = plainFolder(folder);
  const path = join(root, PROJECT_FILE);
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (!stats) return { folder: root, commands: {}, says: {}, env: {} };
  if (!stats.isFile()) throw new RoadmapError(`${path} is not a plain file.`, 'Put a file of your own in its place.');
  const given = v.safeParse(shape, yamlIn(path) ?? {});
  if (!given.success) {
    throw new RoadmapError(
      `${path} cannot be used: ${faultOf(given.issues[0].path?.map(({ key }) => String(key)) ?? [])}.`,
      `Its keys are ${KEYS.join(', ')}; each has a command, env has names and values.`,
    );
  }
  const { env, ...lines } = given.output as Record<string, string | null | undefined> & {
    env?: Record<string, string> | null;
  };
  const set = (names: readonly string[]) =>
    Object.fromEntries(names.flatMap((name) => (lines[name] && lines[name] !== 'none' ? [[name, lines[name]]] : [])));
  return { folder: root, commands: set(COMMANDS), says: set(WORDS), env: env ?? {} };
}

function faultOf([key, name]: string[]): string {
  if (key === undefined) return 'it is no list of keys with commands';
  if (!KEYS.includes(key)) return `"${key}" is no key of it`;
  if (key !== 'env') return `"${key}" must be a command`;
  return name === undefined ? '"env" must be names and values' : `"${name}" in env must be one value`;
}

function yamlIn(path: string): unknown {
  try {
    return parse(readFileSync(path, 'utf8'), { maxAliasCount: 20, logLevel: 'error' });
  } catch (error) {
    const said = (error as Error).message.split('\n')[0];
    throw new RoadmapError(
      `${path} cannot be read: ${said}`,
      'Fix it; a line is a key, a colon, a space and a command.',
    );
  }
}

function plainFolder(folder: string): string {
  let root: string;
  try {
    root = realpathSync(folder);
  } catch {
    throw new RoadmapError(
      `There is no folder ${folder}.`,
      'Name the folder of your program, or make one with `roadmap lab start FOLDER`.',
    );
  }
  if (!lstatSync(root).isDirectory())
    throw new RoadmapError(`${folder} is not a folder.`, 'Name the folder of your program.');
  if (root === join(root, '..'))
    throw new RoadmapError('Your program cannot be the whole disk.', 'Name the folder of your program.');
  return root;
}

/** The environment of a learner's program: made for it, with their own search path and home, and the tools of its folder. */
export function environmentOf({ folder, env }: Project, ours: NodeJS.ProcessEnv): Record<string, string> {
  const windows = process.platform === 'win32';
  const bin = windows ? 'Scripts' : 'bin';
  const venv = ['.venv', 'venv'].map((name) => join(folder, name)).find((path) => existsSync(join(path, bin)));
  const tools = [...(venv ? [join(venv, bin)] : []), join(folder, 'node_modules', '.bin')];
  const made: Record<string, string> = {
    PATH: [...tools, ours['PATH'] ?? ours['Path'] ?? ''].filter((path) => path !== '').join(delimiter),
    ...(venv ? { VIRTUAL_ENV: venv } : {}),
    LANG: 'C.UTF-8',
    PYTHONUTF8: '1',
    PYTHONUNBUFFERED: '1',
    PYTHONDONTWRITEBYTECODE: '1',
    GIT_TERMINAL_PROMPT: '0',
  };
  for (const name of OWN) if (ours[name]) made[name] = ours[name];
  return { ...made, ...env };
}

/** What the learner's tools look for: where they are at home, and what Windows programs need to start. */
const OWN = [
  'HOME',
  'USERPROFILE',
  'TMPDIR',
  'TEMP',
  'TMP',
  'USER',
  'PYENV_ROOT',
  'NVM_DIR',
  'SystemRoot',
  'ComSpec',
  'PATHEXT',
  'windir',
  'APPDATA',
  'LOCALAPPDATA',
];
