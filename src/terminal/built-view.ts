import { isBuilt, isInWork, type LabStanding } from '../domain/standing/built.js';
import { counted, labSpan } from '../domain/standing/spans.js';
import type { Standing } from '../domain/standing/standing.js';

/** How many labs of the road were built, of how many, whatever broke since; null for a road without labs. */
export function labTotals(standings: Standing[]): { built: number; of: number; begun: number } | null {
  const labs = standings.flatMap(({ built }) => built ?? []);
  const begun = labs.filter(({ begunAt }) => begunAt !== null).length;
  return labs.length === 0
    ? null
    : { built: labs.filter(({ passedAt }) => passedAt !== null).length, of: labs.length, begun };
}

/** What there is to do in labs: those in work, and those that have new checks; each with its word. */
export function labLines(standings: Standing[]): [word: string, line: string][] {
  return standings.flatMap(({ step, built }) =>
    (built ?? []).flatMap((lab) => {
      const name = `${lab.lab.title} (step ${step.number})`;
      const lines: [string, string][] = [];
      if (isInWork(lab))
        lines.push(
          lab.passedAt ? ['Lab broke', `${name}, ${brokeWords(lab)}`] : ['Lab begun', `${name}, ${passWords(lab)}`],
        );
      if (lab.newChecks.length > 0) lines.push(['Lab changed', `${name}, ${newWords(lab)}`]);
      return lines;
    }),
  );
}

/** A rung in a line of its own: how many of its criteria are met, and how long it takes. */
export function rungLines(standings: Standing[]): string[] {
  return standings.flatMap(({ rungs }) =>
    rungs.map((rung) => {
      const { lab, passed, of, passedAt } = rung;
      const met = `${passed} of ${of} met`;
      if (isBuilt(rung)) return `${lab.title}: built ${passedAt!.slice(0, 10)}`;
      return passedAt === null ? `${lab.title}: ${met}, ${labSpan(lab.minutes)}` : `${lab.title}: ${brokeWords(rung)}`;
    }),
  );
}

/** The lab that is in work, at the end of a sitting. */
export function inWorkText(lab: LabStanding): string {
  const words = lab.passedAt ? brokeWords(lab) : passWords(lab);
  return `${lab.passedAt ? 'Lab broke' : 'Lab begun'}: ${lab.lab.title}, ${words}; \`roadmap lab\` goes on.`;
}

function passWords({ passed, of }: LabStanding): string {
  return `${passed} of ${of} checks pass`;
}

function brokeWords({ passedAt, broke }: LabStanding): string {
  const what = broke.length === 1 ? `"${broke[0]!.title}" fails` : `${broke.length} checks fail`;
  return `built ${passedAt!.slice(0, 10)}: ${what} now`;
}

function newWords({ passedAt, newChecks }: LabStanding): string {
  return `built ${passedAt!.slice(0, 10)}: ${counted(newChecks.length, 'check')} ${newChecks.length === 1 ? 'is' : 'are'} new since`;
}
