import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DuckDBDateValue, DuckDBInstance, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addHandIn } from '../../src/domain/cohort/add.js';
import { assignmentIn } from '../../src/domain/cohort/assignment.js';
import { cohortOf, type Cohort } from '../../src/domain/cohort/cohort.js';
import { startTally } from '../../src/domain/cohort/tally.js';
import { packed } from '../../src/store/hand-in-file.js';
import { findHandIns, handInsOf } from '../../src/store/hand-ins.js';
import { handIns, PLANTED, ROAD } from '../domain/cohort/made-up.js';

const DOC = readFileSync(fileURLToPath(new URL('../../docs/cohort.md', import.meta.url)), 'utf8').replaceAll('\r', '');
/** The blocks of the page, by the name in their first line. */
const SQL = new Map([...DOC.matchAll(/^```sql\n-- ([^\n:]+).*\n([^]*?)^```$/gm)].map(([, name, sql]) => [name!, sql!]));
const folder = mkdtempSync(join(tmpdir(), 'roadmap-sql-'));
let [database, cohort]: [DuckDBConnection | null, Cohort | null] = [null, null];

/** A concept that is weak for most, beside the questions that are bad. */
const WEAK = ROAD.steps[1]!.questions.filter(({ concept }) => concept === 'concept-1-0');
const planted = new Map([...PLANTED, ...WEAK.map(({ id }) => [id, 'missed'] as const)]);

/** The program and DuckDB read the same files: 240 learners, of some an older file, too. */
beforeAll(async () => {
  for (const [index, handIn] of [...handIns(240, { planted })].entries()) {
    const { header, facts } = handIn;
    writeFileSync(join(folder, `${header.learner}.jsonl.gz`), packed(handIn));
    if (index % 40 > 0) continue;
    const half = facts.slice(0, facts.length / 2);
    const older = { header: { ...header, made: '2026-11-20', facts: half.length }, facts: half };
    writeFileSync(join(folder, `${header.learner}-older.jsonl.gz`), packed(older));
  }
  const tally = startTally(ROAD, assignmentIn('steps 1-2 by 2026-11-20', ROAD));
  const quiet = () => Promise.resolve();
  for await (const handIn of handInsOf(await findHandIns(folder, { roadmap: ROAD.id, content: 'c' }, quiet), quiet))
    addHandIn(tally, handIn);
  cohort = cohortOf(tally, '2026-11-28');
  database = await (await DuckDBInstance.create(':memory:')).connect();
  await rows('lines');
  await rows('questions');
});

afterAll(() => {
  database?.closeSync();
  rmSync(folder, { recursive: true, force: true });
});

/** What a block of the page gives, sorted; numbers as figures, days as texts. */
async function rows(name: string): Promise<string[]> {
  const sql = SQL.get(name)!.replace('handed-in/', `${folder.replaceAll('\\', '/').replaceAll("'", "''")}/`);
  const reader = await database!.runAndReadAll(sql);
  return sorted(reader.getRows().map((row) => row.map(plain)));
}

function plain(value: DuckDBValue): unknown {
  if (typeof value === 'bigint') return Number(value);
  return value instanceof DuckDBDateValue ? value.toString() : value;
}

/** Rounded, since sums are made in another order. */
function sorted(all: unknown[][]): string[] {
  const figure = (value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(9)) : value);
  return all.map((row) => JSON.stringify(row.map(figure))).sort();
}

const stuck = (kind: 'step' | 'lab') =>
  cohort!.learners.flatMap(({ learner, stuck: all }) =>
    all
      .filter((one) => one.kind === kind)
      .map((one) => (one.kind === 'step' ? [learner, one.step.id, one.tries] : [learner, one.lab.id, one.days])),
  );

const SAME: [block: string, figures: () => unknown[][]][] = [
  ['quiet', () => cohort!.quiet.map(({ learner, last }) => [learner, last])],
  ['stuck on a step', () => stuck('step')],
  ['stuck in a lab', () => stuck('lab')],
  [
    'assignment',
    () =>
      cohort!.learners
        .filter(({ inTime, late }) => inTime + late > 0)
        .map(({ learner, inTime, late }) => [learner, inTime, late]),
  ],
  [
    'weak concepts',
    () => cohort!.concepts.map(({ concept, weak, asked, interval }) => [concept.id, weak, asked, ...interval]),
  ],
  ['red checks', () => cohort!.checks.map(({ lab, check, red, asked }) => [lab.id, check.id, red, asked])],
  [
    'questions',
    () =>
      cohort!.questions.map(({ question, asked, right, wrong, unknown, disputed, rival, discrimination }) => [
        ...[question.id, asked, right, wrong, unknown, disputed, rival?.times ?? null, discrimination],
      ]),
  ],
  [
    'questions to look at',
    () => cohort!.suspects.map(({ figures, why, chance }) => [figures.question.id, why, chance]),
  ],
];

test.each(SAME)('the SQL of "%s" gives what the program says', async (block, figures) => {
  expect(figures().length).toBeGreaterThan(0);
  expect(await rows(block)).toEqual(sorted(figures()));
});

test('every block of the page is run', () => {
  expect([...SQL.keys()].sort()).toEqual(['lines', ...SAME.map(([block]) => block)].sort());
});
