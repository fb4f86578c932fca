import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { calendarOf } from '../../src/report/ical.js';
import { someRoadmap, someStep } from '../domain/road.js';

const NOW = new Date('2026-05-04T08:00:00Z');
const EVIL = 'a;b,c\\d "e"\r\nEND:VEVENT\nBEGIN:VALARM \u202e';
const step = someStep({
  id: 'databases',
  number: 3,
  title: 'Databases, joins; keys',
  summary: `Long ${'ü'.repeat(90)}.`,
});
const evil = someStep({ id: 'evil', number: 4, title: EVIL, summary: EVIL });
const reviews = [
  { date: '2026-05-04', concepts: 1, minutes: 0.3 },
  { date: '2026-05-31', concepts: 20, minutes: 12.6 },
];
const steps = [
  { step, from: '2026-05-04', to: '2026-05-06', minutes: 150 },
  { step: evil, from: '2026-05-06', to: '2026-05-06', minutes: 20 },
];

function events(text: string): ICAL.Event[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  return calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
}

test('another library reads back the reviews and the plan, as whole days', () => {
  const text = calendarOf({ roadmap: someRoadmap(), reviews, steps: steps.slice(0, 1) }, NOW);
  const read = events(text).map(({ uid, startDate, endDate, summary, description }) => {
    return [uid, startDate.isDate, `${startDate.toString()} to ${endDate.toString()}`, summary, description];
  });
  expect(read).toEqual([
    [
      'review-2026-05-04@small.roadmap-tutor',
      true,
      '2026-05-04 to 2026-05-05',
      'Review: 1 concept, about 1 minute',
      'roadmap review',
    ],
    [
      'review-2026-05-31@small.roadmap-tutor',
      true,
      '2026-05-31 to 2026-06-01',
      'Review: 20 concepts, about 13 minutes',
      'roadmap review',
    ],
    [
      'step-databases@small.roadmap-tutor',
      true,
      '2026-05-04 to 2026-05-07',
      'Step 3: Databases, joins; keys, about 2 h 30 min',
      `Long ${'ü'.repeat(90)}.\nroadmap next`,
    ],
  ]);
});

test('every line ends as the format wants, and none is longer than 75 bytes', () => {
  const text = calendarOf({ roadmap: someRoadmap({ title: EVIL }), reviews, steps }, NOW);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
});

test('what an author wrote to break out of a line stays in it', () => {
  const text = calendarOf({ roadmap: someRoadmap({ title: EVIL }), reviews: [], steps }, NOW);
  const plain = 'a;b,c\\d "e" END:VEVENT BEGIN:VALARM \ufffd';
  expect(text).toContain('\r\nX-WR-CALNAME:a\\;b\\,c\\\\d "e" END:VEVENT BEGIN:VALARM ');
  expect(events(text).map(({ summary, component }) => [summary, component.getAllSubcomponents().length])).toEqual([
    ['Step 3: Databases, joins; keys, about 2 h 30 min', 0],
    [`Step 4: ${plain}, about 20 min`, 0],
  ]);
});

test('imported again, a later calendar replaces the events of an earlier one', () => {
  const [before, after] = [NOW, new Date(NOW.getTime() + 3_600_000)].map((now) =>
    events(calendarOf({ roadmap: someRoadmap(), reviews, steps }, now)),
  );
  expect(after!.map(({ uid }) => uid)).toEqual(before!.map(({ uid }) => uid));
  expect(after![0]!.sequence).toBeGreaterThan(before![0]!.sequence);
});
