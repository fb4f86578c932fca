import { afterEach, expect, test } from 'vitest';
import { asTyped, commandName, learnCommandName } from '../../src/terminal/command-name.js';
import { wrap } from '../../src/terminal/wrap.js';

const START = { npm_lifecycle_event: 'start', npm_package_name: 'roadmap-tutor' };
const NPX = { npm_command: 'exec', npm_lifecycle_script: "'roadmap-tutor'" };

afterEach(() => learnCommandName({}));

test.each([
  ['roadmap', {}, '`roadmap next` goes on', '`roadmap next` goes on'],
  ['npm start', START, '`roadmap next` goes on', '`npm start` goes on'],
  ['npm start', START, '`roadmap` says where', '`npm start` says where'],
  ['npm start', START, '`roadmap go STEP` and `roadmap list`', '`npm start -- go STEP` and `npm start -- list`'],
  ['npm start', START, '`roadmap next --minutes 5`', '`npm start -- next --minutes 5`'],
  ['npx', NPX, '`roadmap` or `roadmap next`', '`npx roadmap-tutor` or `npx roadmap-tutor next`'],
  ['npx', NPX, 'a `roadmap.yaml` of the roadmap', 'a `roadmap.yaml` of the roadmap'],
  ['npx of something else', { ...NPX, npm_lifecycle_script: 'vitest' }, '`roadmap list`', '`roadmap list`'],
  ['another package’s start', { ...START, npm_package_name: 'other' }, '`roadmap list`', '`roadmap list`'],
])('by %s', (_how, env, text, shown) => {
  learnCommandName(env);
  expect(asTyped(text)).toBe(shown);
  expect(asTyped(asTyped(text))).toBe(shown);
});

test('a command is renamed before its line is broken', () => {
  learnCommandName(START);
  expect(wrap('Nothing is locked: `roadmap list` shows it', 42)).toBe(
    'Nothing is locked: `npm start -- list`\nshows it',
  );
});

test('the name that usage lines begin with', () => {
  learnCommandName(NPX);
  expect(commandName()).toBe('npx roadmap-tutor');
});
