import { treeOf, type Framework } from './framework.js';
import type { LabBody } from './lab.js';

/** Files by path. */
export type Files = Record<string, string>;

/** Files under this name are for every track. */
const ALL_TRACKS = 'both';

/** The files for one track: those for all, and its own, which win. */
export function filesFor(trees: Record<string, Files>, track: string | null): Files {
  return { ...trees[ALL_TRACKS], ...(track === null ? {} : trees[track]) };
}

type Referred = Pick<LabBody, 'reference'>;

/** The whole program after a row of labs: what each adds, and changes in what the ones before it have laid down. */
export function referenceAfter(labs: Referred[], track: string | null): Files {
  return Object.assign({}, ...labs.map(({ reference }) => filesFor(reference, track))) as Files;
}

/**
 * The same program with a framework: what its labs say in another form stays in that form, whatever the track's own files
 * become; an empty file says that it has none of this name.
 */
export function programWith({ id, track }: Framework, labs: Referred[]): Files {
  const own = Object.assign({}, ...labs.map(({ reference }) => reference[treeOf({ id, track })])) as Files;
  const all = Object.entries({ ...referenceAfter(labs, track), ...own });
  return Object.fromEntries(all.filter(([name]) => own[name] !== ''));
}

/** What the last of these labs adds to the program with a framework, and changes in it. */
export function changedWith(framework: Framework, labs: Referred[]): Files {
  const before = programWith(framework, labs.slice(0, -1));
  const after = Object.entries(programWith(framework, labs));
  return Object.fromEntries(after.filter(([name, text]) => before[name] !== text));
}
