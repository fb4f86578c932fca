import { counted } from '../standing/spans.js';
import { STUCK_DAYS, STUCK_TRIES } from './add.js';
import { QUIET_DAYS, type Cohort } from './cohort.js';
import type { LearnerRow, Stuck } from './learner-row.js';
import { LEAST_ANSWERS, LEAST_LEARNERS, type Reason, type Suspect } from './suspects.js';

/** How the parts of a class's report are headed, on a terminal and on a page. */
export const HEADINGS = {
  quiet: `Not moved for ${counted(QUIET_DAYS, 'day')}`,
  stuck: 'Stuck',
  old: 'Their file is a week old',
  steps: 'The road',
  concepts: 'Concepts that are weak for most',
  checks: 'Checks of labs that are red for most',
  suspects: 'Questions to look at',
};

export const MEANINGS = {
  quiet: 'Nothing new in the week before the file was made.',
  stuck: `A quiz failed ${STUCK_TRIES} times and not passed, or ${STUCK_DAYS} days of a lab's checks on which none became green.`,
  old: 'What they have done since is not known: ask for a new one.',
  concepts: 'The last answer was not right, with more than half of those who were asked.',
  checks: 'Red in the last round that asked it, with more than half of those who tried.',
  suspects: 'Of those named for one reason, one in twenty is expected to be there by chance: docs/cohort.md says how.',
};

export const FORMATIVE =
  "This is to help, not to grade: everything was checked on the learners' own machines, and a checker in the learner's own hands is no examiner.";

export function unrankedText({ learners }: Pick<Cohort, 'learners'>): string {
  return `No order of concepts, checks and questions: of ${counted(learners.length, 'learner')}, one or two would decide it. From ${LEAST_LEARNERS} on there is one.`;
}

/** Why no discrimination is told, or of how many questions it is known. */
export function discriminationText({ questions }: Pick<Cohort, 'questions'>): string {
  const known = questions.filter(({ discrimination }) => discrimination !== null).length;
  return known === 0
    ? `No question has ${LEAST_ANSWERS} first answers, so none is asked whether it tells those who know from those who do not: with fewer, chance decides that.`
    : `Whether a question tells those who know from those who do not is judged from ${LEAST_ANSWERS} first answers on: here of ${known} of ${questions.length}.`;
}

/** The lines of each part that is a list, on a terminal as on a page; `name` is what a learner is called there. */
export function linesOf(
  { quiet, stuck, old, concepts, checks, suspects }: Cohort,
  name: (row: LearnerRow) => string,
): Record<keyof typeof MEANINGS, string[]> {
  return {
    quiet: quiet.map((row) => `${name(row)}: ${quietText(row)}`),
    stuck: stuck.flatMap((row) => row.stuck.map((one) => `${name(row)}: ${stuckText(one)}`)),
    old: old.map((row) => `${name(row)}: made on ${row.made}`),
    concepts: concepts.map(
      ({ step, concept, weak, asked, interval }) =>
        `${concept.title}, step ${step.number}: ${weak} of ${asked} (${intervalText(interval)})`,
    ),
    checks: checks.map(
      ({ lab, check, red, asked, interval }) =>
        `${check.title}, lab ${lab.title}: ${red} of ${asked} (${intervalText(interval)})`,
    ),
    suspects: suspects.map((one) => `${one.figures.question.id}, step ${one.figures.step.number}: ${suspectText(one)}`),
  };
}

function quietText({ last }: LearnerRow): string {
  return last === null ? 'has not begun' : `last on ${last}`;
}

function stuckText(stuck: Stuck): string {
  return stuck.kind === 'step'
    ? `step ${stuck.step.number} ${stuck.step.title}: ${stuck.tries} failed tries`
    : `lab ${stuck.lab.title}: on ${counted(stuck.days, 'day')} still red: ${stuck.check.title}`;
}

function suspectText({ figures, why, hits, of }: Suspect): string {
  return SAID[why](hits, of, figures);
}

const SAID: Record<Reason, (hits: number, of: number, figures: Suspect['figures']) => string> = {
  missed: (hits, of) => `nearly all are wrong: ${hits} of ${of} right`,
  rival: (hits, of, { rival }) => `one wrong answer for most: ${hits} of ${of} picked ${rival?.picked ?? ''}`,
  disputed: (hits, of) => `${hits} of ${of} who were judged wrong say that their answer means the same`,
  unknown: (hits, of) => `${hits} of ${of} did not know`,
  backwards: (_hits, of, { discrimination }) =>
    `who knows more is right less often: discrimination ${(discrimination ?? 0).toFixed(2)}, ${of} answers`,
};

/** "56 to 86 %". */
function intervalText([least, most]: readonly [number, number]): string {
  return `${Math.round(least * 100)} to ${Math.round(most * 100)} %`;
}

/** What tells apart learners who have chosen the same name: the beginning of the id of their hand-ins. */
export function namesOf(learners: readonly LearnerRow[]): Map<LearnerRow, string> {
  const times = new Map<string, number>();
  for (const { name } of learners) times.set(name, (times.get(name) ?? 0) + 1);
  return new Map(
    learners.map((row) => [row, times.get(row.name) === 1 ? row.name : `${row.name} (${row.learner.slice(0, 6)})`]),
  );
}

/** Those of an assignment who have as much of it in time, those with the least first. */
export function groupsOf({ learners }: Pick<Cohort, 'learners'>, of: number): { inTime: number; rows: LearnerRow[] }[] {
  return Array.from({ length: of + 1 }, (_unused, inTime) => ({
    inTime,
    rows: learners.filter((row) => row.inTime === inTime),
  })).filter(({ rows }) => rows.length > 0);
}
