import { expect, test } from 'vitest';
import type { Context } from '../../src/context.js';
import { noProgress } from '../../src/domain/history/progress.js';
import { Interrupted } from '../../src/errors.js';
import { handInOf } from '../../src/teaching/hand-in.js';
import { answered, stored } from '../domain/events.js';
import { someQuestion, someRoadmap, someStep } from '../domain/road.js';

test.each([2, 4])('Ctrl-C is heard at rest %i in a long history: nobody is asked for a name then', async (heard) => {
  const roadmap = someRoadmap({ steps: [someStep({ questions: [someQuestion('safe')] })] });
  const history = Array.from({ length: 150 }, (_unused, index) => ({
    ...stored(answered('safe', 'right'), '2026-11-01T10:00:00+00:00'),
    id: `event-${index}`,
  }));
  let rests = 0;
  const progress = (text: string | null) =>
    text !== null && ++rests === heard ? Promise.reject(new Interrupted(130)) : Promise.resolve();
  const context = {
    content: () => Promise.resolve({ roadmap, hash: '0a' }),
    store: () => Promise.resolve({ progress: noProgress(), history: () => Promise.resolve(history) }),
    now: () => new Date('2026-11-28T10:00:00Z'),
    terminal: { progress },
  } as unknown as Context;
  const named = () => Promise.reject(new Error('a name is asked for'));
  await expect(handInOf(context, false, named)).rejects.toBeInstanceOf(Interrupted);
});
