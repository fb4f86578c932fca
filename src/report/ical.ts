import ical, { escape, ICalEventTransparency, type ICalEventData } from 'ical-generator';
import { withoutHidden } from '../domain/hidden-characters.js';
import type { Roadmap } from '../domain/road/roadmap.js';
import type { PlannedStep, ReviewDay } from '../domain/standing/days-ahead.js';
import { counted, duration } from '../domain/standing/spans.js';

export interface Dates {
  roadmap: Roadmap;
  reviews: ReviewDay[];
  steps: PlannedStep[];
}

/** What comes back when, and the plan of the road, as whole days of a calendar (RFC 5545) in which one stays free. */
export function calendarOf({ roadmap, reviews, steps }: Dates, now: Date): string {
  const place = `${roadmap.id}.roadmap-tutor`;
  const calendar = ical({
    // The library escapes all texts but this one.
    name: escape(`${oneLine(roadmap.title)}: reviews and plan`, false),
    prodId: { company: 'roadmap-tutor', product: 'roadmap', language: 'EN' },
  });
  const event = (id: string, from: string, to: string, summary: string, description: string): ICalEventData => ({
    ...{ id: `${id}@${place}`, allDay: true, start: new Date(from), end: new Date(Date.parse(to) + DAY) },
    ...{ summary, description, stamp: now, transparency: ICalEventTransparency.TRANSPARENT },
    // What is imported again under the same id replaces what was there.
    sequence: Math.floor(now.getTime() / 60_000),
  });
  for (const { date, concepts, minutes } of reviews) {
    const time = counted(Math.max(1, Math.round(minutes)), 'minute');
    const summary = `Review: ${counted(concepts, 'concept')}, about ${time}`;
    calendar.createEvent(event(`review-${date}`, date, date, summary, 'roadmap review'));
  }
  for (const { step, from, to, minutes } of steps) {
    const summary = `Step ${step.number}: ${oneLine(step.title)}, about ${duration(minutes)}`;
    calendar.createEvent(event(`step-${step.id}`, from, to, summary, `${oneLine(step.summary)}\nroadmap next`));
  }
  return `${calendar.toString().trimEnd()}\r\n`;
}

function oneLine(text: string): string {
  return withoutHidden(text.replace(/\s+/g, ' ').trim(), () => '\ufffd');
}

const DAY = 86_400_000;
