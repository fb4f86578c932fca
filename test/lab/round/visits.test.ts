import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { Visits } from '../../../src/lab/round/visits.js';

const BODY = '{"n":1}';
const hash = (secret: string, text: string) => createHmac('sha256', secret).update(text).digest('base64');
const headers = (id: string, signature: string) => ({
  'webhook-id': id,
  'webhook-timestamp': '1796000000',
  'webhook-signature': signature,
});

test('what comes is genuine when its id, its time and its body are signed with the secret', () => {
  const right = `v1,${hash('s3cret', `evt_1.1796000000.${BODY}`)}`;
  const isGenuine = (signature: string, id = 'evt_1', body = BODY) => {
    const visits = new Visits();
    visits.asked('a /', body, headers(id, signature));
    return visits.isGenuine('s3cret');
  };
  expect(isGenuine(right)).toBe(true);
  expect(isGenuine(`v1,b2xk ${right}`)).toBe(true);
  expect(isGenuine(right, 'evt_2')).toBe(false);
  expect(isGenuine(right, 'evt_1', '{"n": 1}')).toBe(false);
  expect(isGenuine(`v1,${hash('other', `evt_1.1796000000.${BODY}`)}`)).toBe(false);
  expect(isGenuine(`v1,${hash('s3cret', BODY)}`)).toBe(false);
});

test('without an id or a time nothing is genuine, and neither is nothing', () => {
  const visits = new Visits();
  expect(visits.isGenuine('s3cret')).toBe(false);
  visits.asked('a /', BODY, { 'webhook-signature': `v1,${hash('s3cret', `undefined.undefined.${BODY}`)}` });
  expect(visits.isGenuine('s3cret')).toBe(false);
});

test('a repeat has the id of its header, whatever the JSON says', () => {
  const visits = new Visits();
  for (const [id, body] of [
    ['evt_1', '{"id":1}'],
    ['evt_1', '{"id":2}'],
    ['evt_2', '{"id":1}'],
  ] as const)
    visits.asked('a /', body, headers(id, 'v1,a'));
  expect(visits).toMatchObject({ count: 3, again: 2, changed: 1 });
});
