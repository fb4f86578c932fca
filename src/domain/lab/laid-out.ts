import type { LabBody } from './lab.js';

/** Files by path. */
export type Files = Record<string, string>;

/** Files under this name are for every track. */
const ALL_TRACKS = 'both';

/** The files for one track: those for all, and its own, which win. */
export function filesFor(trees: Record<string, Files>, track: string | null): Files {
  return { ...trees[ALL_TRACKS], ...(track === null ? {} : trees[track]) };
}

/** The whole program after a row of labs: what each adds, and changes in what the ones before it have laid down. */
export function referenceAfter(labs: Pick<LabBody, 'reference'>[], track: string | null): Files {
  return Object.assign({}, ...labs.map(({ reference }) => filesFor(reference, track))) as Files;
}
