import { programsIn } from '../../domain/lab/agreement.js';
import { localIso } from '../../domain/local-time.js';
import { counted } from '../../domain/standing/spans.js';
import { RoadmapError } from '../../errors.js';
import type { Context } from '../../context.js';
import { inDraft, keepPack, sweepPacks } from '../../store/packs/keep.js';
import { isPackName, type Pin, type Source } from '../../store/packs/pin.js';
import { shownAddress } from '../git-address.js';
import { fetchSource } from './fetch.js';
import { takeRoadmap, type Taken } from './take.js';

/** What a source is now, checked and ready to be kept. */
interface Brought extends Taken {
  pin: Pin;
  /** Scripts of a package that were not run. */
  scripts: string[];
}

interface Bringing {
  brought: Brought;
  kept: boolean;
}

/** Fetches a source and checks it; where `wants` says so, it is kept. */
export async function bringPack(
  context: Pick<Context, 'root' | 'env' | 'now' | 'terminal'>,
  source: Source,
  wants: (brought: Brought) => boolean,
): Promise<Bringing> {
  const { root, env, terminal } = context;
  sweepPacks(root);
  return inDraft(root, async (draft) => {
    await terminal.progress(`reading ${shownAddress(source.place)}`);
    const fetched = await fetchSource(source, draft, env);
    await terminal.progress('checking the roadmap');
    const taken = takeRoadmap(fetched, source);
    const { id, title } = taken.compiled.roadmap;
    if (!isPackName(id))
      throw new RoadmapError(`"${id}" can be no name of a pack.`, 'Give the roadmap another id in its roadmap.yaml.');
    const pin: Pin = { id, title, source, at: fetched.at, hash: taken.hash, day: localIso(context.now()).slice(0, 10) };
    const brought = { ...taken, pin, scripts: fetched.scripts };
    const kept = wants(brought);
    if (kept) keepPack(root, draft, pin, taken.tree);
    await terminal.progress(null);
    return { brought, kept };
  });
}

/** How much there is of a roadmap. */
export function sizeOf({ compiled: { roadmap } }: Taken): string {
  const sum = (of: (step: (typeof roadmap.steps)[number]) => number) =>
    roadmap.steps.reduce((all, step) => all + of(step), 0);
  const labs = sum((step) => step.labs.length);
  return [
    counted(roadmap.steps.length, 'step'),
    counted(
      sum(({ lessons }) => lessons.length),
      'lesson',
    ),
    counted(
      sum(({ questions }) => questions.length),
      'question',
    ),
    ...(labs > 0 ? [counted(labs, 'lab')] : []),
  ].join(', ');
}

/** What an installation would have run. */
export function scriptsLine({ scripts }: Brought): string[] {
  return scripts.length === 0
    ? []
    : [`Its install scripts (${scripts.join(', ')}) were not run: only the files of the roadmap were taken.`];
}

/** What will ask before it runs. */
export function codeLine({ compiled: { roadmap, bodies } }: Brought): string[] {
  const runs = Object.values(bodies).some(({ questions }) => programsIn(questions) !== null);
  const labs = roadmap.steps.some((step) => step.labs.length > 0);
  return runs || labs ? ['It has code of its author: you are asked before any of it runs.'] : [];
}
