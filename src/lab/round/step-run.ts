import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { RunAsk } from '../../domain/lab/ask.js';
import { fill, fillText } from '../../domain/lab/fill.js';
import type { Facts } from '../../domain/lab/want.js';
import { quoted } from '../../domain/quoted.js';
import { LIMITS } from '../limits.js';
import { environmentOf } from '../project.js';
import { runToEnd, type Ended } from '../run-to-end.js';
import type { Command } from '../spawn-marked.js';
import { commandOf, NotHere, type Bench, type Seen } from './bench.js';
import { cloneOf, type Clone } from './clone.js';

/** Runs an order of the learner's program, or a script of theirs, to its end. */
export async function askRun(ask: RunAsk, bench: Bench): Promise<Seen> {
  const { folder, unbuilt }: Clone = ask.in === 'clone' ? await cloneOf(bench) : bench.project;
  if (unbuilt) {
    const asked = `${commandOf(bench.project, 'build')}, in a fresh clone`;
    return { facts: { ...factsOf(unbuilt), built: false }, asked, said: allSaid(unbuilt) };
  }
  const wordsOf = (n: number) => ask.words.map((word) => fillText(word, { ...bench.vars, n }));
  const one = (n: number) => {
    const vars = { ...bench.vars, n };
    const filled = { words: wordsOf(n), stdin: fillText(ask.stdin, vars), env: fill(ask.env, vars) };
    return runOne({ ...ask, ...filled }, folder, bench);
  };
  const ends: Ended[] = [];
  if (ask.atOnce > 1) ends.push(...(await Promise.all(Array.from({ length: ask.atOnce }, (_, n) => one(n + 1)))));
  else for (let n = 1; n <= ask.times; n += 1) ends.push(await one(n));
  const [name = '', ...args] = wordsOf(1);
  const shown = [bench.project.commands[name as 'cli'] ?? name, ...args.map(shownWord)].join(' ');
  const facts = ends.map(factsOf);
  const said = ends.map(name === 'test' ? allSaid : errorsSaid).find((text) => text !== '') ?? '';
  const many = facts.length > 1 ? { exits: facts.map(({ exit }) => exit), all: facts.map(({ stdout }) => stdout) } : {};
  const typed = ask.stdin === '' ? shown : `${shown} < (what is typed in)`;
  return { facts: { ...facts.at(-1), ...many }, asked: typed, line: typed, said };
}

function runOne({ words, stdin, env }: RunAsk, folder: string, bench: Bench): Promise<Ended> {
  const { project, ours, data, signal } = bench;
  const [name = '', ...args] = words.map((word) => laidDown(word, bench));
  const isLong = name === 'test' || name === 'build';
  return runToEnd(commandFor(name, args, bench), {
    cwd: folder,
    env: { ...environmentOf({ ...project, folder }, ours), SHELF_DATA: data, ...bench.env, ...env },
    ...{ input: stdin, signal, diskBytes: Infinity },
    limitMs: isLong ? LIMITS.tests : LIMITS.command,
  });
}

/** Words behind a command of shelf.yaml reach it as they are, whatever the shell would make of them. */
function commandFor(name: string, args: string[], { project }: Bench): Command {
  if (name === 'sh') {
    if (process.platform === 'win32') throw new NotHere('there is no sh here: use WSL, or Git Bash');
    return { program: 'sh', args };
  }
  const line = commandOf(project, name as 'cli');
  if (process.platform === 'win32') return { line: [line, ...args.map((arg) => JSON.stringify(arg))].join(' ') };
  return { program: 'sh', args: ['-c', `${line} "$@"`, name, ...args] };
}

/** A file of the lab is laid where a program can read it, with what was saved in place of its names. */
function laidDown(word: string, { files, scratch, vars }: Bench): string {
  const text = word.startsWith('lab:') ? files[word.slice(4)] : undefined;
  if (text === undefined) return word;
  const path = join(scratch, word.slice(4));
  mkdirSync(dirname(path), { recursive: true });
  if (!existsSync(path)) writeFileSync(path, fillText(text, vars));
  return path;
}

function shownWord(word: string): string {
  return /^[\w./:@%+=,-]+$/.test(word) ? word : quoted(word);
}

function factsOf(ended: Ended): Facts {
  const stdout = textOf(ended.stdout);
  const error = ended.problem
    ? 'missing'
    : ended.cause === 'time'
      ? 'timeout'
      : ended.cause === 'output'
        ? 'flood'
        : undefined;
  return {
    ...{ stdout, stderr: textOf(ended.stderr), exit: ended.code ?? ended.signal, ms: Math.round(ended.ms) },
    ...{ lines: stdout === '' ? [] : stdout.split('\n'), left: ended.left },
    ...(error === undefined ? {} : { error }),
  };
}

function errorsSaid({ stderr }: Ended): string {
  return textOf(stderr).trimEnd();
}

/** Some tests and tools tell on stdout what is wrong. */
function allSaid(ended: Ended): string {
  return `${textOf(ended.stdout)}\n${errorsSaid(ended)}`.trim();
}

function textOf(bytes: Buffer): string {
  return bytes
    .toString('utf8')
    .replaceAll('\r\n', '\n')
    .replace(/(?<!\n)\n+$/, '');
}
