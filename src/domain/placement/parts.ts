/** The sets that a part of the steps makes by itself. */
export interface Part {
  /** Its places in the model's `steps`, and for each a 1 for every set that holds it. */
  steps: number[];
  known: Float64Array[];
  /** The sets themselves, as places in the model's `steps`, and how many each one holds. */
  sets: Uint16Array[];
  sizes: Uint16Array;
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
    const known = closedSets(steps.map((step) => required[step]!.map((needed) => steps.indexOf(needed))));
    sets *= known?.[0]!.length ?? Infinity;
    if (!known || sets > MOST_SETS) return null;
    const held = setsOf(steps, known);
    parts.push({ steps, known, sets: held, sizes: Uint16Array.from(held, ({ length }) => length) });
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

/** The closed sets, as one column for each step; null where there are too many. */
function closedSets(required: number[][]): Float64Array[] | null {
  const known: number[][] = [];
  let count = 1;
  for (const needed of required) {
    const fit: number[] = [];
    for (let set = 0; set < count; set++) if (needed.every((other) => known[other]![set] === 1)) fit.push(set);
    if (count + fit.length > MOST_SETS) return null;
    for (const column of known) for (const set of fit) column.push(column[set]!);
    known.push([...new Array<number>(count).fill(0), ...new Array<number>(fit.length).fill(1)]);
    count += fit.length;
  }
  return known.map((column) => Float64Array.from(column));
}

function setsOf(steps: number[], known: Float64Array[]): Uint16Array[] {
  return Array.from(known[0]!, (_, set) => Uint16Array.from(steps.filter((_step, index) => known[index]![set] === 1)));
}
