import { readdirSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readSources } from '../../src/content/compile.js';
import { compileLab } from '../../src/content/lab.js';
import { openProject } from '../../src/lab/project.js';
import { round } from '../../src/lab/round/round.js';
import { wordsOf } from '../../src/teaching/proof/result-words.js';

/** Where `.ci/frameworks` has installed the programs, each in a folder of its own. */
const INSTALLED = process.env['FRAMEWORKS']!;
const ROADMAP = fileURLToPath(new URL('../../roadmap', import.meta.url));
const STEPS = /^0[467]-/;
const LIMIT_MS = 180_000;

const labs = readSources(ROADMAP)
  .steps.filter(({ folder }) => STEPS.test(folder))
  .flatMap(({ step, labs: sources }) => sources.map((source) => compileLab(source, step.value.id, null)));

// The programs that a learner's own find: our Node, and what its folder brings.
const ours = { ...process.env, PATH: [dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter) };

describe.concurrent('a faithful Shelf', () => {
  test.for(readdirSync(INSTALLED).filter((name) => !name.includes('+')))('%s', { timeout: LIMIT_MS }, async (name) => {
    const amiss: string[] = [];
    let passed = 0;
    for (const { lab, body } of labs) {
      const order = body.checks.map(({ id }) => id);
      const asked = { app: lab.app, body, project: openProject(join(INSTALLED, name)), ours, accounts: null, order };
      await round(asked, (event) => {
        if (event.kind === 'checked' && event.result.kind === 'passed') passed += 1;
        else if (event.kind === 'checked' && event.result.kind !== 'not-here')
          amiss.push(`${lab.id}: ${event.check.id} ${wordsOf(event.result)}`);
        else if (event.kind === 'no-start') amiss.push(`${lab.id}: it does not start: ${event.said}`);
        else if (event.kind === 'ended' && event.answersStill !== null)
          amiss.push(`${lab.id}: something still answers on ${event.answersStill}`);
      });
    }
    expect(amiss).toEqual([]);
    expect(passed).toBeGreaterThan(30);
  });
});
