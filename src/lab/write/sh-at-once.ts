import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome, WriteCase, WriteTask } from '../../domain/lab/write-task.js';
import { quoted } from '../../domain/quoted.js';
import { environmentFor } from '../environment.js';
import { LIMITS } from '../limits.js';
import { runToEnd } from '../run-to-end.js';
import { inScratch } from '../scratch.js';
import { leftIn } from './left-behind.js';
import { printed, programOutcome, type Answers, type RunAtOnce, type Running } from './outcomes.js';
import { needGit, setupOf, leftTextIn } from './sh.js';

/**
 * Shell commands of several answers, one shell for each task: each answer to a case in a copy of what the setup has made, which
 * takes its place. Null where the setup fails, or one of them does not end, or prints too much.
 */
export const runShAtOnce: RunAtOnce = async (all, running) => {
  const outcomes: Outcome[][][] = [];
  for (const answers of all) {
    const ofTask = await runTask(answers, running);
    if (ofTask === null) return null;
    outcomes.push(ofTask);
  }
  return outcomes;
};

function runTask({ task, codes }: Answers, running: Running): Promise<Outcome[][] | null> {
  return inScratch(async (scratch) => {
    const env = environmentFor(scratch, running.env);
    const texts = [...task.cases.map((one) => setupOf(task, one)), ...codes];
    if (texts.some((text) => /\bgit\b/.test(text))) await needGit({ cwd: scratch.work, env });
    const places = task.cases.map((one, index) => {
      const place = join(scratch.work, String(index));
      lay(place, scratch.home, task, one);
      return { place, results: codes.map((code, answer) => layAnswer(`${place}-${answer}`, code)) };
    });
    const driver = join(scratch.home, 'all.sh');
    writeFileSync(driver, task.cases.flatMap((one, index) => linesFor(one, places[index]!)).join('\n'));
    const runs = codes.length * task.cases.length;
    const limits = { limitMs: running.limitMs ?? LIMITS.run + runs * MORE_MS, diskBytes: runs * LIMITS.disk };
    const setting = { cwd: scratch.work, env, signal: running.signal, ...limits };
    const ended = await runToEnd({ program: 'sh', args: [driver] }, setting);
    if (ended.problem || ended.cause !== 'itself') return null;
    const outcomes = codes.map((_code, answer) =>
      task.cases.flatMap((one, index) => outcomeIn(places[index]!.results[answer]!, one) ?? []),
    );
    return outcomes.every(({ length }) => length === task.cases.length) ? outcomes : null;
  });
}

const MORE_MS = 1000;

/** A home for a case, with all that is run there but an answer. */
function lay(place: string, home: string, task: WriteTask, one: WriteCase): void {
  mkdirSync(join(place, WORK), { recursive: true });
  cpSync(join(home, GIT_SETTINGS), join(place, GIT_SETTINGS));
  const texts = { [SETUP]: `set -e\n${setupOf(task, one)}`, [INPUT]: one.stdin };
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(place, name), text);
  for (const [index, command] of one.after.entries()) writeFileSync(join(place, `${AFTER}-${index}.sh`), command);
}

function layAnswer(place: string, code: string): string {
  mkdirSync(place);
  writeFileSync(join(place, ANSWER), code);
  return place;
}

const WORK = 'work';
const GIT_SETTINGS = '.gitconfig';
const SETUP = 'setup.sh';
const ANSWER = 'answer.sh';
const AFTER = 'after';
const INPUT = 'input';
const CODE = 'code';

/** What the shell does for a case. What an answer prints stands beside the folder in which it works. */
function linesFor(one: WriteCase, { place, results }: { place: string; results: string[] }): string[] {
  const at = (name: string) => quoted(join(place, name));
  const before = quoted(`${place}-before`);
  const inWork = `cd ${at(WORK)} &&`;
  return [
    ...['HOME', 'USERPROFILE'].map((name) => `export ${name}=${quoted(place)}`),
    ...['TMPDIR', 'TEMP', 'TMP'].map((name) => `export ${name}=${at(WORK)}`),
    `(${inWork} exec sh ${at(SETUP)}) < /dev/null > /dev/null 2>&1 || exit`,
    `mv ${quoted(place)} ${before}`,
    ...results.flatMap((result) => [
      // Git looks at times, to see what has changed.
      `cp -a ${before}/. ${quoted(result)} && mv ${quoted(result)} ${quoted(place)} || exit`,
      `(${inWork} exec sh ${[at(ANSWER), ...one.args.map(quoted)].join(' ')}) < ${at(INPUT)} > ${at('stdout')} 2> ${at('stderr')}`,
      `echo $? > ${at(CODE)}`,
      ...one.after.map((_command, index) => {
        const name = `${AFTER}-${index}`;
        return `(${inWork} exec sh ${at(`${name}.sh`)}) < /dev/null > ${at(name)} 2> /dev/null`;
      }),
      `mv ${quoted(place)} ${quoted(result)} || exit`,
    ]),
  ];
}

function outcomeIn(place: string, one: WriteCase): Outcome | null {
  const [code, stdout, stderr] = [CODE, 'stdout', 'stderr'].map((name) => leftIn(place, name));
  if (!code || !stdout || !stderr || stdout.length + stderr.length > LIMITS.output) return null;
  const after: Record<string, string> = {};
  for (const [index, command] of one.after.entries()) {
    const said = leftIn(place, `${AFTER}-${index}`);
    if (!said) return null;
    after[command] = printed(said);
  }
  const files = Object.fromEntries(one.files.map((name) => [name, leftTextIn(join(place, WORK), name)]));
  const ended = { cause: 'itself', code: Number(code), signal: null, stdout, stderr } as const;
  return programOutcome({ ...ended, problem: null, left: 0, ms: 0 }, one, { after, files });
}
