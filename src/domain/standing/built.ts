import type { LabProgress, Progress } from '../history/progress.js';
import type { CheckBrief, Lab } from '../lab/lab.js';
import type { Step } from '../road/roadmap.js';

/** Where a learner stands with a lab: what its checks of today say of their own program. */
export interface LabStanding {
  lab: Lab;
  begunAt: string | null;
  rounds: number;
  /** When the whole lab was green for the first time: shown with what broke since, and never taken away. */
  passedAt: string | null;
  /** How many of its checks passed when they were asked last. */
  passed: number;
  of: number;
  /** Checks that came into the lab after it was passed, and have not passed yet. */
  newChecks: CheckBrief[];
  /** Of a lab that was passed: checks that had passed, and failed when they were asked last. */
  broke: CheckBrief[];
  /** Of the last round; of the beginning where there was none. */
  last: Pick<LabProgress, 'at' | 'track' | 'commit' | 'dirty'> | null;
}

/** The fact `built` of a step; null where it has no lab. Rungs are no part of the road's own program. */
export function builtOf({ labs }: Pick<Step, 'labs'>, progress: Progress): LabStanding[] | null {
  const own = labs.filter(({ isRung }) => !isRung);
  return own.length === 0 ? null : own.map((lab) => labStanding(lab, progress));
}

/** Where a learner stands with the programs of their own, as far as they were begun. */
export function rungsOf({ labs }: Pick<Step, 'labs'>, progress: Progress): LabStanding[] {
  return labs
    .filter(({ isRung }) => isRung)
    .map((lab) => labStanding(lab, progress))
    .filter(({ begunAt }) => begunAt !== null);
}

export function labStanding(lab: Lab, progress: Progress): LabStanding {
  const known = progress.labs[lab.id];
  const counted = lab.checks.filter(({ note }) => !note);
  if (!known) return { ...NOT_BEGUN, lab, of: counted.length };
  const { begunAt, rounds, passedAt, passedRev, at, track, commit, dirty } = known;
  const among = (ids: string[]) => counted.filter(({ id }) => ids.includes(id));
  const hasNew = passedRev !== null && passedRev < lab.rev;
  return {
    ...{ lab, begunAt, rounds, passedAt, of: counted.length },
    passed: among(known.passed).length,
    newChecks: hasNew ? counted.filter(({ id }) => !known.once.includes(id)) : [],
    broke: passedAt === null ? [] : among(known.failed).filter(({ id }) => known.once.includes(id)),
    last: { at, track, commit, dirty },
  };
}

/** A check of a lab, as it stood when it was asked last. */
export interface CheckStanding {
  title: string;
  state: 'passes' | 'fails' | 'not asked';
}

export function checksOf(lab: Lab, { labs }: Progress): CheckStanding[] {
  const known = labs[lab.id];
  const state = (id: string) =>
    known?.passed.includes(id) ? 'passes' : known?.failed.includes(id) ? 'fails' : 'not asked';
  return lab.checks.filter(({ note }) => !note).map(({ id, title }) => ({ title, state: state(id) }));
}

/** Whether the learner's program is what the lab asks for, as far as it was asked: it was green, and nothing broke since. */
export function isBuilt({ passedAt, broke }: Pick<LabStanding, 'passedAt' | 'broke'>): boolean {
  return passedAt !== null && broke.length === 0;
}

/** Whether there is something to go on with: it was begun, and is not green. */
export function isInWork(standing: LabStanding): boolean {
  return standing.begunAt !== null && !isBuilt(standing);
}

const NOT_BEGUN = {
  ...{ begunAt: null, rounds: 0, passedAt: null, passed: 0 },
  ...{ newChecks: [], broke: [], last: null },
};
