import { expect, test } from 'vitest';
import { patched, patchedLab, scratch } from '../scratch.js';
import { run } from './cli.js';

const CODE = `
\`\`\`js track=node
console.log(7);
\`\`\`
\`\`\`python track=python
print(7)
\`\`\`
\`\`\`output
7
\`\`\`
`;

/** A road with code of both tracks in what is read first, in its recap, and in its first question. */
function road(): string {
  return patched({
    '01-queue/lessons/queue-basics.md': [
      ['A line of people', `${CODE}\n\nA line of people`],
      ['## Recap', `## Recap\n${CODE}`],
    ],
    '01-queue/quiz.yaml': [['prompt: ', `prompt: |\n${CODE.replace(/^(?=.)/gm, '    ')}    `]],
  });
}

test.each([
  ['node', 'console.log(7)', 'print(7)'],
  ['python', 'print(7)', 'console.log(7)'],
])('on the track %s only its code is shown', async (track, own, other) => {
  const home = scratch();
  const root = road();
  const at = (...args: string[]) => run([...args, '--roadmap', root], { home });
  await at('track', track);
  const lesson = (await at('read', 'queue-basics')).stdout;
  expect(lesson).toContain(own);
  expect(lesson.match(/prints:\n {2}7/g)).toHaveLength(2);
  const asked = (await run(['next', '--roadmap', root], { home, input: '\n\n\n' })).stdout;
  const told = [lesson, asked, (await at('search', own)).stdout];
  for (const text of told) expect(text).not.toContain(other);
  for (const text of told) expect(text).toContain(own);
});

test('the code of another track, or of all, is shown when it is named', async () => {
  const home = scratch();
  const root = road();
  const read = async (...args: string[]) => run(['read', 'queue-basics', ...args, '--roadmap', root], { home });
  await run(['track', 'node', '--roadmap', root], { home });
  expect((await read('--track', 'python')).stdout).not.toContain('console.log(7)');
  const both = (await read('--track', 'both')).stdout;
  expect(both).toContain('Node.js:\n  console.log(7);\n\nPython:\n  print(7)\n\nprints:\n  7');
  const { code, stderr } = await read('--track', 'ruby');
  expect([code, stderr]).toEqual([2, 'There is no track "ruby".\nTracks: node, python, both.\n']);
  expect((await run(['read', 'shelf', '--track', 'both', '--roadmap', root], { home })).stdout).toMatch(
    /Shelves in Node\.js[\s\S]*Shelves in Python/,
  );
});

test('a lesson has its place among those of the track that is named', async () => {
  const { stdout } = await run(['read', 'shelf-shared', '--track', 'python', '--roadmap', road()], { home: scratch() });
  expect(stdout).toContain('lesson 2 of 2');
});

test('who has chosen no track yet sees the code of all', async () => {
  const { stdout } = await run(['read', 'queue-basics', '--roadmap', road()], { home: scratch() });
  expect(stdout).toContain('Python:\n  print(7)');
});

const INSTALL = ['::: track=node', 'Run npm.', ':::', '::: track=python', 'Run pip.', ':::'];

test.each([
  ['node', 'Run npm.', 'pip'],
  ['python', 'Run pip.', 'npm'],
])('on the track %s a lab and its hints speak of it alone', async (track, own, other) => {
  const home = scratch();
  const folder = '02-shelf/lab/small-shelf';
  const root = patchedLab({
    [`${folder}/brief.md`]: [[/$/, `\n${INSTALL.join('\n')}\n`]],
    [`${folder}/lab.yaml`]: [[/^hints: .*$/m, `hints:\n  - |\n    ${INSTALL.join('\n    ')}\n  - Two.\n  - Three.`]],
  });
  const at = async (...args: string[]) => (await run([...args, '--roadmap', root], { home })).stdout;
  await at('track', track);
  const told = [await at('lab', 'small-shelf'), await at('lab', 'hint', 'small-shelf')];
  for (const text of told) expect(text).toContain(own);
  for (const text of told) expect(text).not.toMatch(new RegExp(`${other}|:::`));
});
