import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { patched, scratch, VALID } from '../scratch.js';
import { writeClass } from './class.js';
import { run } from './cli.js';
import { BEGUN, GREEN, homeWith, LABS, PARTLY } from './built.js';

const ROAD = ['--roadmap', VALID];
const DOC = readFileSync(fileURLToPath(new URL('../../docs/json.md', import.meta.url)), 'utf8');

interface Field {
  name: string;
  /** Always there, though it may be null. */
  always: boolean;
}

/** The fields that the page has under a command's heading at the top of its object. */
function topFields(command: string): Field[] {
  const section = DOC.split(/^## /m).find((text) => text.startsWith(`${command}\n`))!;
  return section
    .split('\n')
    .filter((line) => line.startsWith('- '))
    .flatMap((line) => fieldsIn(line.replace(/`:.*$/, '`').replace(/\([^)]*\)/g, '')));
}

/** The fields that the page has behind `name`: on its line, or indented below it. */
function fieldsOf(command: string, name: string): Field[] {
  const lines = DOC.split(/^## /m)
    .find((text) => text.startsWith(`${command}\n`))!
    .split('\n');
  const start = lines.findIndex((line) => new RegExp(`^ *- \`${name.replace(/[[\]?|]/g, '\\$&')}`).test(line));
  const depth = lines[start]!.search(/\S/);
  const end = lines.findIndex((line, index) => index > start && line !== '' && line.search(/\S/) <= depth);
  const own = lines.slice(start, end === -1 ? undefined : end).filter((line) => line !== '');
  const children = own.filter((line) => line.search(/\S/) === depth + 2 && line.trim().startsWith('- '));
  const texts =
    children.length > 0 ? children.map((line) => line.replace(/`:.*$/, '`')) : [own.join(' ').replace(/^.*?`:/, '')];
  return texts.flatMap((text) => fieldsIn(text.replace(/\([^)]*\)/g, '')));
}

function fieldsIn(text: string): Field[] {
  return [...text.matchAll(/`([\w-]+)(\?)?(?:\[\])?(?: \| null)?`/g)].map(([, name, optional]) => ({
    name: name!,
    always: optional === undefined,
  }));
}

function expectFields(value: unknown, fields: Field[]): void {
  const keys = Object.keys(value as object);
  expect(fields.length).toBeGreaterThan(0);
  expect(keys.filter((key) => !fields.some(({ name }) => name === key))).toEqual([]);
  expect(fields.filter(({ name, always }) => always && !keys.includes(name))).toEqual([]);
}

/** A home in which a lesson was read, its questions were missed, and a concept was put aside. */
async function begun(): Promise<string> {
  const home = scratch();
  await run(['next', ...ROAD, '--seed', '1'], { home, input: `1\n${'?\n'.repeat(2)}` });
  await run(['review', '--skip', 'first-out', ...ROAD], { home });
  return home;
}

const COMMANDS: [command: string, args: string[]][] = [
  ['list', ['list', '--json']],
  ['map', ['map', '--json']],
  ['today', ['today', '--json']],
  ['status', ['status', '--json']],
  ['stats', ['stats', '--json']],
  ['search', ['search', 'oldest', '--json']],
  ['doctor', ['doctor', '--json']],
  ['config', ['config', 'get', '--json']],
  ['export', ['export', '--format', 'json']],
];
const NESTED: Record<string, string[]> = {
  list: ['steps[]', 'read', 'answered', 'answers', 'retained'],
  map: [],
  today: ['done', 'minutes', 'plan | null', 'back[]', 'week'],
  status: ['next', 'minutesLeft'],
  stats: ['days[]', 'lastFourWeeks', 'streaks | null', 'steps[]', 'kinds[]', 'weak[]'],
  search: ['hits[]'],
  doctor: ['files[]'],
  config: ['settings'],
  export: ['report'],
};

test.each(COMMANDS)('what %s prints has the fields of its page, and no others', async (command, args) => {
  const { stdout } = await run([...args, ...ROAD], { home: await begun() });
  const printed = JSON.parse(stdout) as Record<string, unknown>;
  expect(printed['version']).toBe(1);
  expectFields(printed, topFields(command));
  for (const name of NESTED[command]!) {
    const key = name.replace(/\W.*$/, '');
    const outer = key in printed ? printed : (printed['steps'] as Record<string, unknown>[])[0]!;
    const found = outer[key];
    const one = Array.isArray(found) ? (found as unknown[])[0] : found;
    expectFields(one, fieldsOf(command, name));
  }
});

test('the labs of a step have the fields of its page, and no others', async () => {
  const args = ['--roadmap', LABS, '--json'];
  const home = await homeWith(BEGUN, GREEN, PARTLY);
  const listed = JSON.parse((await run(['list', ...args], { home })).stdout) as { steps: { built: object[] }[] };
  const built = fieldsOf('list', 'built | null');
  expectFields(listed.steps[0]!.built[0], built);
  const counted = JSON.parse((await run(['stats', ...args], { home })).stdout) as { labs: object[] };
  expectFields(counted, topFields('stats'));
  expectFields(counted.labs[0], [{ name: 'step', always: true }, ...built]);
});

test('a lab, and what its checks find, have the fields of the page, and no others', async () => {
  const home = scratch();
  const [folder, args] = [join(scratch(), 'notes'), ['--roadmap', LABS]];
  await run(['lab', 'start', folder, ...args], { home });
  writeFileSync(join(folder, 'notes.txt'), 'milk and bread\n');
  const { stdout } = await run(['lab', 'check', '--yes', '--json', ...args], { home });
  const round = JSON.parse(stdout) as { labs: { checks: object[] }[] };
  expectFields(round, topFields('lab check'));
  expectFields(round.labs[0], fieldsOf('lab check', 'labs[]'));
  for (const check of round.labs[0]!.checks) expectFields(check, fieldsOf('lab check', 'checks[]'));
  const shown = JSON.parse((await run(['lab', '--json', ...args], { home })).stdout) as { lab: { checks: object[] } };
  expectFields(shown, topFields('lab'));
  expectFields(shown.lab, fieldsOf('lab', 'lab'));
  expectFields(shown.lab.checks[0], fieldsOf('lab', 'checks[]'));
});

test('what is wrong with a roadmap has the fields of the page, and no others', async () => {
  const root = patched({
    '01-queue/quiz.yaml': [['hint: Think of the counter.', 'hint: Think of the lesson.']],
  });
  const ended = await run(['author', 'check', root, '--json'], { home: scratch() });
  const checked = JSON.parse(ended.stdout) as Record<'faults' | 'pending', object[]>;
  expectFields(checked, topFields('author check'));
  expectFields(checked.faults[0], fieldsOf('author check', 'faults[]'));
  expectFields(checked.pending[0], fieldsOf('author check', 'faults[]'));
  expect([ended.code, ended.stderr]).toEqual([1, '']);
});

test('a class has the fields of the page, and no others', async () => {
  const folder = scratch();
  writeClass(folder);
  writeFileSync(join(folder, 'other.txt'), 'no hand-in\n');
  const args = ['cohort', folder, '--json', '--assignment', 'step 1 by 2026-11-30', '--roadmap', LABS];
  const printed = JSON.parse((await run(args, { home: scratch() })).stdout) as Record<string, object[]>;
  expectFields(printed, topFields('cohort'));
  expectFields(printed['assignment'], fieldsOf('cohort', 'assignment?'));
  for (const name of ['learners', 'steps', 'concepts', 'checks', 'questions', 'remarks'])
    expectFields(printed[name]![0], fieldsOf('cohort', `${name}[]`));
});

test('every command with --json is on the page', async () => {
  const { stdout } = await run(['--help'], { home: scratch() });
  const names = [...stdout.matchAll(/^ {2}([a-z]+)(?: |$)/gm)].map(([, name]) => name!);
  expect(names).toContain('list');
  for (const name of names.filter((one) => one !== 'author')) {
    const help = (await run([name, '--help'], { home: scratch() })).stdout;
    if (help.includes('--json')) expect(DOC).toContain(`\n## ${name}\n`);
  }
});
