import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readSources } from '../../src/content/compile.js';
import { isFailure } from '../../src/domain/lab/check-result.js';
import { frameworksIn, treeOf, type Framework } from '../../src/domain/lab/framework.js';
import { isSlow } from '../../src/domain/lab/lab.js';
import { programWith } from '../../src/domain/lab/laid-out.js';
import { rowOf } from '../../src/teaching/proof/labs.js';
import { wordsOf } from '../../src/teaching/proof/result-words.js';
import { preparedBy, tryOut, type Proven } from '../../src/teaching/proof/try-lab.js';

/** Where `.ci/frameworks` has installed what each of them needs. */
const INSTALLED = process.env['FRAMEWORKS']!;
/** All of them, and each program on its own lab, too: not the last program alone. */
const EVERY = process.env['EVERY'] === '1';
/** The labs that ask most of what a framework does in its own way; all of them together take minutes. */
const TELLING = ['shelf-app', 'accounts', 'shelf-watched', 'shelf-pipeline', 'shelf-live'];
const ROADMAP = fileURLToPath(new URL('../../roadmap', import.meta.url));
const LIMIT_MS = 180_000;

const road = rowOf(readSources(ROADMAP)).filter(({ lab }) => !lab.isRung);

describe.for(frameworksIn(readdirSync(INSTALLED)))('the reference for $track with $id', (framework) => {
  const usesIt = ({ lab }: Proven) => lab.frameworks.some((one) => treeOf(one) === treeOf(framework));
  const first = road.findIndex(usesIt);
  const last = road.findLast(usesIt)!;
  // What starts no program, and was there before the framework, it cannot have changed.
  const may = last.row.filter(({ lab }, index) => index >= first || lab.app === 'started');
  const asked = EVERY ? may : may.filter(({ lab }) => TELLING.includes(lab.id));
  const tried = [
    ...asked.map((lab) => ({ after: last.lab.id, asks: lab.lab.id, program: last, lab })),
    ...(EVERY ? last.row.slice(first, -1) : []).map((lab) => ({
      ...{ after: lab.lab.id, asks: lab.lab.id, program: lab, lab },
    })),
  ];
  test.concurrent.for(tried)('after $after passes $asks', { timeout: LIMIT_MS }, async ({ program, lab }, context) => {
    expect(await failuresOf(framework, program, lab, context.signal)).toEqual([]);
  });
});

async function failuresOf(framework: Framework, program: Proven, lab: Proven, signal: AbortSignal): Promise<string[]> {
  const bodies = program.row.map(({ body }) => body);
  const installed = join(INSTALLED, treeOf(framework));
  // What its packages are locked to is written where they are installed.
  const lock = join(installed, 'package-lock.json');
  const files = {
    ...programWith(framework, bodies),
    ...(existsSync(lock) ? { 'package-lock.json': readFileSync(lock, 'utf8') } : {}),
  };
  const links = ['node_modules', '.venv'].filter((name) => existsSync(join(installed, name)));
  const results = await tryOut({
    ...{ lab, files, wanted: lab.body.checks.filter((check) => !isSlow(check)).map(({ id }) => id) },
    ...{ prepared: preparedBy(program.row), lines: links.map((name) => `ln -s '${join(installed, name)}' .`) },
    ...{ accounts: program.accounts, signal },
  });
  if (!results.some(({ result }) => result.kind === 'passed')) return ['nothing passed'];
  const amiss = results.filter(({ check, result }) => isFailure(check, result));
  return amiss.map(({ check, result }) => `${check.id} ${wordsOf(result)}`);
}
