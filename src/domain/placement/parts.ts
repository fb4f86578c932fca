/** The sets that a part of the steps makes by itself, by their last steps: the one that holds nothing, and then each after the one that it goes on from. */
export interface Part {
  /** Its places in the model's `steps`, and for each a 1 for every set that holds it. */
  steps: number[];
  known: Float64Array[];
  /** For each set: how many steps it holds, the last of them as a place in the model's `steps`, and the set without it. */
  sizes: Uint16Array;
  last: Uint16Array;
  before: Uint16Array;
}

const MOST_SETS = 50_000;

/** The parts that the steps fall into; `required` are, for each step, the places of those that it needs. */
export function partsOf(required: number[][]): Part[] {
  return whereFew(required) ?? alongTheRoad(required);
}

/** The parts as they are; null where they have too many sets. */
function whereFew(required: number[][]): Part[] | null {
  const parts: Part[] = [];
  let sets = 1;
  for (const steps of joined(required)) {
    const part = partOf(steps, required);
    sets *= part?.sizes.length ?? Infinity;
    if (!part || sets > MOST_SETS) return null;
    parts.push(part);
  }
  return parts;
}

// With few edges there are too many sets: each step then also requires the one `lag` places before it. A lag of 1 is
// the plain file order; the largest lag that still fits believes least of what the roadmap does not say.
function alongTheRoad(required: number[][]): Part[] {
  const following = (lag: number) =>
    whereFew(required.map((needed, step) => (step < lag ? needed : [...needed, step - lag])));
  let fitting = following(1)!;
  for (let lag = 2; lag < required.length; lag++) {
    const parts = following(lag);
    if (!parts) break;
    fitting = parts;
  }
  return fitting;
}

/** The steps in groups, of which none needs a step of another; in each in their order. */
function joined(required: number[][]): number[][] {
  const group = [...required.keys()];
  for (const [step, needed] of required.entries())
    for (const other of needed) {
      const [mine, its] = [group[step]!, group[other]!];
      for (const [place, of] of group.entries()) if (of === its) group[place] = mine;
    }
  return [...new Set(group)].map((one) => [...group.keys()].filter((step) => group[step] === one));
}

/** The closed sets of these steps, which need none but each other; null where there are too many. */
export function partOf(steps: number[], required: number[][]): Part | null {
  const known: number[][] = [];
  const [sizes, last, before] = [[0], [0], [0]];
  for (const step of steps) {
    const needed = required[step]!.map((other) => known[steps.indexOf(other)]!);
    const fit = [...sizes.keys()].filter((set) => needed.every((column) => column[set] === 1));
    if (sizes.length + fit.length > MOST_SETS) return null;
    for (const column of known) for (const set of fit) column.push(column[set]!);
    known.push([...new Array<number>(sizes.length).fill(0), ...new Array<number>(fit.length).fill(1)]);
    for (const set of fit) {
      sizes.push(sizes[set]! + 1);
      last.push(step);
      before.push(set);
    }
  }
  return {
    steps,
    known: known.map((column) => Float64Array.from(column)),
    sizes: Uint16Array.from(sizes),
    last: Uint16Array.from(last),
    before: Uint16Array.from(before),
  };
}
