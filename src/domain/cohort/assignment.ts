import { usageError } from '../../errors.js';
import { findStep } from '../road/find.js';
import type { Roadmap, Step } from '../road/roadmap.js';

/** What a class was asked to have done, and until the end of which day. */
export interface Assignment {
  /** In the order of the road. */
  steps: Step[];
  /** `yyyy-mm-dd`. */
  by: string;
  /** As it was typed. */
  text: string;
}

/** Reads `steps 1-4 by 2027-02-01`: numbers, ranges and ids, with commas between them. */
export function assignmentIn(text: string, roadmap: Roadmap): Assignment {
  const [, list, by] = /^\s*(?:steps?\s+)?(\S.*?)\s+by\s+(\S+)\s*$/i.exec(text) ?? [];
  if (list === undefined || by === undefined) throw usageError(`This is no assignment: ${told(text)}`, HOW);
  if (!isDay(by)) throw usageError(`There is no such day in the assignment: ${told(by)}`, HOW);
  const wanted = new Set(list.split(/\s*,\s*/).flatMap((part) => stepsIn(part, roadmap)));
  return { steps: roadmap.steps.filter((step) => wanted.has(step)), by, text: text.trim().replace(/\s+/g, ' ') };
}

function stepsIn(part: string, roadmap: Roadmap): Step[] {
  const [, first, last] = /^(\d+)\s*(?:-|–|to)\s*(\d+)$/.exec(part) ?? [];
  if (first === undefined || last === undefined) return [stepAt(part, roadmap)];
  const [from, to] = [stepAt(first, roadmap).number, stepAt(last, roadmap).number];
  if (from > to) throw usageError(`The assignment goes backwards: ${told(part)}`, HOW);
  return roadmap.steps.filter(({ number }) => number >= from && number <= to);
}

function stepAt(wanted: string, roadmap: Roadmap): Step {
  const found = findStep(roadmap, wanted);
  if (found.kind === 'found') return found.item;
  throw usageError(
    `There is no step ${told(wanted)} for the assignment.`,
    '`roadmap list` shows the steps with their numbers.',
  );
}

function isDay(text: string): boolean {
  const moment = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : NaN;
  return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(text);
}

function told(text: string): string {
  return `"${text.slice(0, 60)}"`;
}

const HOW =
  'Write it as `--assignment "steps 1-4 by 2027-02-01"`; steps are numbers, ranges or ids, with commas between them.';
