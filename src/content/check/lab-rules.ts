import { contractFaults, labContractFaults } from './lab-contract.js';
import { fault, faultIf, type Fault } from '../faults.js';
import { toCheck } from '../lab-check.js';
import { tracksIn } from './block-rules.js';
import type { LabSource } from '../lab.js';
import type { Sources, StepSource } from '../sources.js';
import { frameworkFaults } from './framework-rules.js';
import { patternsFaults } from './lab-patterns.js';
import { stepFaults } from './lab-steps.js';
import { testsFaults } from './lab-tests.js';
import { labTextFaults } from './lab-texts.js';
import { wantFaults } from './lab-wants.js';
import { rungFaults } from './rung-rules.js';

/** What the rules for labs look at: no lesson, and no question. */
export interface LabsOfRoad extends Pick<Sources, 'contract' | 'roadmap'> {
  steps: Pick<StepSource, 'folder' | 'labs'>[];
}

/** The rules for labs, and for the contract that they hold a program to. */
export function labFaults({ contract, roadmap, steps }: LabsOfRoad): Fault[] {
  const all = labsOf({ roadmap, steps });
  const tracks = tracksIn(roadmap);
  return [
    ...(contract ? contractFaults(contract, all) : []),
    ...all.flatMap(({ source, number }, index) => [
      ...mistakeFaults(source),
      ...wrongFaults(source),
      ...testsFaults(
        source,
        all.slice(0, index).map((one) => one.source),
      ),
      ...checksOf(source).flatMap((one) => [...stepFaults(one), ...wantFaults(one)]),
      ...labTextFaults(source, tracks),
      ...frameworkFaults(isRung(source) ? [source] : programOf(all, index)),
      ...(isRung(source) ? rungFaults(source) : contract ? labContractFaults(contract, source, number) : []),
    ]),
    ...patternsFaults(all.flatMap(({ source }) => checksOf(source))),
  ];
}

/** Each lab with the number of the last step that was read before it is done. */
function labsOf({ roadmap, steps }: Omit<LabsOfRoad, 'contract'>): { source: LabSource; number: number }[] {
  return steps.flatMap(({ folder, labs }) => {
    const numberOf = (is: (step: { id: string; folder: string }) => boolean) =>
      (roadmap?.value.steps.findIndex(is) ?? -1) + 1;
    const own = numberOf((step) => step.folder === folder);
    return labs.map((source) => {
      // A rung is climbed before its step: what has been read by then are the steps that it waits for.
      const after = (isRung(source) ? source.lab.value['offered-after'] : undefined) ?? [];
      const numbers = after.map((id) => numberOf((step) => step.id === id));
      return { source, number: numbers.length > 0 ? Math.max(...numbers) : own };
    });
  });
}

/** The labs of the road's own program, up to this place. */
function programOf(all: { source: LabSource }[], index: number): LabSource[] {
  return all.flatMap(({ source }, place) => (place > index || isRung(source) ? [] : [source]));
}

function isRung({ lab }: LabSource): boolean {
  return lab.value.program === 'own';
}

/** The checks of a lab as a round asks them, with their places. */
function checksOf(source: LabSource) {
  const { lab, files } = source;
  return lab.value.checks.map((file, index) => ({
    ...{ file, files, check: toCheck(file) },
    at: (...path: (string | number)[]) => lab.at('checks', index, ...path),
  }));
}

/** What labs say is to be read: a heading of a lesson that was read by then. */
export function readFaults({ roadmap, steps }: Sources): Fault[] {
  const listed = new Set(steps.flatMap(({ step }) => step.value.lessons));
  const partial = roadmap?.partial !== false || steps.some(({ step }) => step.partial);
  const lessons = new Map(
    steps.flatMap(({ lessons: some }, index) =>
      some.map((lesson) => [lesson.front.value.id, { number: index + 1, lesson }] as const),
    ),
  );
  return labsOf({ roadmap, steps }).flatMap(({ source: { lab }, number }) =>
    lab.value.checks.flatMap(({ read }, index) => {
      const [id = '', heading] = read.split('#');
      const found = lessons.get(id);
      const at = lab.at('checks', index, 'read');
      if (!found && (listed.has(id) || partial)) return [];
      if (!found || (heading !== undefined && !found.lesson.headings.includes(heading)))
        return [fault('dangling-read', at, `"${read}" is not a lesson or a heading of one`)];
      const message = `"${id}" is of step ${found.number}, and this lab of step ${number}: who does it has not read that`;
      return faultIf(found.number > number, 'read-later', at, message);
    }),
  );
}

function mistakeFaults({ lab }: LabSource): Fault[] {
  return lab.value.checks.flatMap(({ steps, mistakes }, index) =>
    mistakes.flatMap(({ when }, place) => {
      const { step } = when;
      const isOne = typeof step === 'number' && Number.isInteger(step) && step >= 1 && step <= steps.length;
      const at = lab.at('checks', index, 'mistakes', place, 'when', 'step');
      return faultIf(step !== undefined && !isOne, 'mistake-step', at, `a check of ${steps.length} has no such step`);
    }),
  );
}

function wrongFaults({ lab }: LabSource): Fault[] {
  return lab.value.wrong.flatMap(({ id, change, files, run }, index) => {
    const at = lab.at('wrong', index, 'id');
    const idle = change.findIndex(({ from, to }) => from === to);
    return [
      ...faultIf(
        change.length + run.length + Object.keys(files).length === 0,
        'wrong-changes',
        at,
        `"${id}" is the reference as it is: give it change, files or run`,
      ),
      ...faultIf(idle !== -1, 'wrong-changes', lab.at('wrong', index, 'change', idle), '`from` and `to` are the same'),
    ];
  });
}
