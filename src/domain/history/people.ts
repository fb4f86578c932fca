import { deviceOf, learnerOf } from './author.js';
import type { Event } from './event.js';

/** Someone whose events stand in a history. */
export interface Person {
  learners: Set<string>;
  devices: Set<string>;
  events: number;
  /** The first and the last day, by the learner's calendar. */
  days: [first: string, last: string];
  /** Whether one of these events was known before. */
  isKnown: boolean;
}

/** Collects whose events these are; ids that one device has used belong to one person. Older events say nothing. */
export function addToPeople(people: Person[], event: Event, isKnown: boolean): Person[] {
  const learner = learnerOf(event);
  if (learner === null) return people;
  const device = deviceOf(event);
  const day = event.at.slice(0, 10);
  const same = (person: Person) => person.learners.has(learner) || person.devices.has(device);
  const known = people.find(({ learners, devices }) => learners.has(learner) && devices.has(device));
  if (known) {
    grow(known, day, isKnown);
    return people;
  }
  const person = people.filter(same).reduce(joined, {
    ...{ learners: new Set([learner]), devices: new Set([device]), events: 0 },
    ...{ days: [day, day] as [string, string], isKnown },
  });
  grow(person, day, isKnown);
  return [...people.filter((other) => !same(other)), person];
}

function grow(person: Person, day: string, isKnown: boolean): void {
  person.events += 1;
  if (day < person.days[0]) person.days[0] = day;
  if (day > person.days[1]) person.days[1] = day;
  person.isKnown ||= isKnown;
}

function joined(a: Person, b: Person): Person {
  return {
    learners: new Set([...a.learners, ...b.learners]),
    devices: new Set([...a.devices, ...b.devices]),
    events: a.events + b.events,
    days: [a.days[0] < b.days[0] ? a.days[0] : b.days[0], a.days[1] > b.days[1] ? a.days[1] : b.days[1]],
    isKnown: a.isKnown || b.isKnown,
  };
}
