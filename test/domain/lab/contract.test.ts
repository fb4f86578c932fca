import { expect, test } from 'vitest';
import { accountsIn, type Contract } from '../../../src/domain/lab/contract.js';
import { contractText } from '../../../src/report/contract.js';

const CONTRACT: Contract = {
  settings: [
    { name: 'PORT', since: 4, knob: false, says: 'The port.' },
    { name: 'SHELF_MAIL', since: 8, knob: true, says: 'A file.' },
  ],
  accounts: { lab: 'accounts', register: 'register', 'log-in': 'log-in' },
  shapes: {
    bookmark: { url: { type: 'string' }, owner: { type: 'string', since: 8 } },
    user: { email: { type: 'string' } },
    problem: { detail: { type: 'string' } },
  },
  commands: [
    { id: 'add', since: 2, run: 'add URL' },
    { id: 'move', since: 9, run: 'move DIR' },
  ],
  operations: [
    {
      ...{ id: 'list', since: 4, request: 'GET /bookmarks' },
      query: { tag: 'a tag', cursor: { since: 7, says: 'out of next' } },
      answers: [
        { status: 200, body: 'bookmark' },
        { status: 401, since: 8, body: 'problem', when: 'nobody is logged in' },
      ],
    },
    { id: 'register', since: 8, request: 'POST /users', answers: [{ status: 201, body: 'user' }] },
    { id: 'log-in', since: 8, request: 'POST /sessions', answers: [{ status: 201 }] },
  ],
};

test('what holds only from a later step on is not there', () => {
  const early = contractText(CONTRACT, 4);
  for (const there of ['PORT', 'add URL', 'GET /bookmarks', '`tag`', '**bookmark**', '`url`'])
    expect(early).toContain(there);
  for (const later of [
    'SHELF_MAIL',
    'move DIR',
    'cursor',
    '401',
    'logged in',
    'POST /users',
    '**user**',
    'problem',
    'owner',
  ])
    expect(early).not.toContain(later);
  const late = contractText(CONTRACT, 9);
  for (const there of [
    'SHELF_MAIL',
    'move DIR',
    '`cursor` (out of next)',
    '401',
    'POST /users',
    '**user**',
    '**problem**',
    '`owner`',
  ])
    expect(late).toContain(there);
});

test('accounts are had by two of the operations', () => {
  expect(accountsIn(CONTRACT)).toEqual({ lab: 'accounts', register: 'POST /users', logIn: 'POST /sessions' });
  expect(accountsIn({ ...CONTRACT, operations: CONTRACT.operations.slice(0, 2) })).toBeNull();
  expect(accountsIn({ ...CONTRACT, accounts: undefined })).toBeNull();
});

test('the rules of a field hold all at once', () => {
  const url = { type: 'string', rules: ['begins with http://', 'at most 2000 characters'] };
  const shapes = { ...CONTRACT.shapes, bookmark: { url } };
  expect(contractText({ ...CONTRACT, shapes }, 4)).toContain(
    '`url` (string; begins with http://; at most 2000 characters)',
  );
});
