import { requiredBy, type Step } from './roadmap.js';

/** A step on the map: what it stands on, and the lanes that run past it. Lanes are counted from the left. */
export interface MapRow {
  step: Step;
  /** The steps that it stands on directly: what those stand on themselves is not told again. */
  after: Step[];
  /** The steps that stand on it directly. */
  before: Step[];
  /** Its own lane. */
  at: number;
  /** The lanes that come in from above, those that lead to it, and those that go on below. */
  above: number[];
  joined: number[];
  below: number[];
}

/** The road as a graph: each step below all that it stands on, else in the order of the road. */
export function mapOf(steps: Step[]): MapRow[] {
  const after = new Map(steps.map((step) => [step, directly(step, steps)]));
  const lanes: (Step | null)[] = [];
  const open = () => lanes.flatMap((step, lane) => (step ? [lane] : []));
  const shown = new Set<Step>();
  return inOrder(steps, after).map((step) => {
    const before = steps.filter((one) => after.get(one)!.includes(step));
    shown.add(step);
    const above = open();
    const joined = above.filter((lane) => after.get(step)!.includes(lanes[lane]!));
    const ended = joined.filter((lane) =>
      steps.every((one) => shown.has(one) || !after.get(one)!.includes(lanes[lane]!)),
    );
    const at = ended[0] ?? freeLane(lanes, joined.at(-1) ?? 0);
    for (const lane of ended) lanes[lane] = null;
    lanes[at] = before.some((one) => !shown.has(one)) ? step : null;
    return { step, after: after.get(step)!, before, at, above, joined, below: open() };
  });
}

/** What a step requires, without what the rest of it requires already. */
function directly({ id, requires }: Step, steps: Step[]): Step[] {
  const implied = requires.flatMap((one) => (one === id ? [] : [...requiredBy(steps, one)]));
  return steps.filter((step) => requires.includes(step.id) && !implied.includes(step.id));
}

function inOrder(steps: Step[], after: Map<Step, Step[]>): Step[] {
  const left = [...steps];
  const ordered: Step[] = [];
  while (left.length > 0) {
    const next = left.findIndex((step) => after.get(step)!.every((one) => ordered.includes(one)));
    ordered.push(...left.splice(Math.max(0, next), 1));
  }
  return ordered;
}

/** The first free lane to the right of `from`, so that lines cross as few others as may be; else any. */
function freeLane(lanes: (Step | null)[], from: number): number {
  const free = lanes.flatMap((step, lane) => (step ? [] : [lane]));
  return free.find((lane) => lane > from) ?? free.at(-1) ?? lanes.length;
}
