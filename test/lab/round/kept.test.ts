import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inMemory } from '../../../src/lab/scratch.js';
import { ask, check, http, PASSED, project, server } from './ask.js';

test('what a program keeps lies where no disk is waited for, if this machine has that, and goes with the round', async () => {
  const told = await ask(project({ 'server.js': server('res.end(process.env.SHELF_DATA)') }), [
    check('where', [http('GET /', { body: { matches: `^(?:/private)?${inMemory()}/roadmap-run-` } })]),
    check('which', [http('GET /', { body: '' })]),
  ]);
  expect(told.results['where']).toEqual(PASSED);
  const folder = JSON.parse(told.failed('which').misfits[0]!.got) as string;
  expect(existsSync(folder)).toBe(false);
});
