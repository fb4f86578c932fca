import { localDate } from '../domain/local-time.js';
import type { Task } from '../domain/standing/next.js';
import type { TimeLeft } from '../domain/standing/pace.js';
import type { Roadmap, Step } from '../domain/road/roadmap.js';
import { builtFact, isSkipped, quizFact, retainedFact } from '../domain/standing/facts.js';
import { counted, duration } from '../domain/standing/spans.js';
import type { Standing } from '../domain/standing/standing.js';
import { labLines, labTotals, rungLines } from './built-view.js';
import type { Terminal } from './terminal.js';
import { textColumns, wrap } from './wrap.js';

type Look = Pick<Terminal, 'columns' | 'symbols' | 'style' | 'plain'>;

export interface StatusFacts {
  roadmap: Roadmap;
  track: string | null;
  standings: Standing[];
  now: { task: Task; description: string };
  owed: Step[];
  /** What review has to say, in words. */
  due: string;
  /** The concepts that are put aside, by their titles. */
  aside: string[];
  left: TimeLeft;
  /** When the road ends at the learner's hours a week; null where those are not set. */
  ends: Date | null;
}

/** Where you are in five lines, and the one thing to do now. */
export function overviewText(facts: Omit<StatusFacts, 'left' | 'ends' | 'aside'>, look: Look): string {
  const { roadmap, standings, now } = facts;
  const { read, of, passed } = totals(standings);
  const lines = [
    look.style.strong(roadmap.title),
    `${passed} of ${standings.length} steps answered${skippedNote(standings)}, ${read} of ${of} lessons read${labNote(standings)}${debtNote(facts)}${passed === 0 ? MEANING : ''}`,
    `Now: ${now.description}`,
    ...(/^(\d|Fallen)/.test(facts.due) ? [`Review: ${facts.due}; roadmap review`] : []),
    `${look.style.strong('roadmap next')} goes on; roadmap list shows the road; roadmap --help has the rest.`,
  ];
  return lines.map((line) => wrap(line, textColumns(look), 2)).join('\n');
}

/** The current step in detail, then the whole road. */
export function statusText(facts: StatusFacts, look: Look): string {
  const { roadmap, track, standings, now, owed, aside } = facts;
  const { style, symbols } = look;
  const line = (text: string, hang = 2) => wrap(text, textColumns(look), hang);
  const { read, of, passed, asked, right, ms } = totals(standings);
  const current =
    'step' in now.task ? standings.find(({ step }) => 'step' in now.task && step.id === now.task.step.id) : undefined;
  const trackTitle = roadmap.tracks.find(({ id }) => id === track)?.title;
  return [
    style.strong(roadmap.title),
    ...(current ? ['', ...stepLines(current, look).map((text) => line(text))] : []),
    '',
    line(`Now: ${now.description}`, 5),
    '',
    `Steps answered: ${passed} of ${standings.length}${skippedNote(standings)}`,
    `Lessons read:   ${read} of ${of}`,
    ...labRows(standings).map((text) => line(text, 16)),
    `Answers right:  ${right} of ${asked}${asked === 0 ? '' : ` (${Math.round((right / asked) * 100)} %)`}`,
    `Time spent:     ${duration(ms / 60_000)}`,
    line(`Time left:      ${leftText(facts)}`, 16),
    line(`Review:         ${facts.due}`, 16),
    ...(aside.length > 0 ? [line(`Put aside:      ${aside.join('; ')}`, 16)] : []),
    ...(trackTitle ? [`Track:          ${trackTitle}`] : []),
    ...(owed.length > 0
      ? [
          '',
          line(
            `Debts (quizzes that were failed and left, and steps that you left): ${owed.map(({ number, title }) => `${number} ${title}`).join(', ')}`,
          ),
          line(`${look.plain ? 'Type:' : symbols.pointer} roadmap quiz ${owed[0]!.number}`),
        ]
      : []),
  ].join('\n');
}

function stepLines(standing: Standing, { style, symbols }: Look): string[] {
  const { step, read, answers, weak } = standing;
  const facts = [
    `read ${read.done} of ${read.of}`,
    quizFact(standing) || 'quiz open',
    `${answers.right} of ${answers.asked} answers right`,
    builtFact(standing),
    retainedFact(standing),
  ].filter((fact) => fact !== '');
  const titles = step.concepts.filter(({ id }) => weak.includes(id)).map(({ title }) => title);
  return [
    style.strong(`Step ${step.number}: ${step.title}`),
    step.summary,
    facts.join(symbols.between),
    ...(titles.length > 0 ? [`Weak now: ${titles.join('; ')}`] : []),
  ];
}

/** Told until the first step is done. */
const MEANING = '; answered: its quiz is passed';

function leftText({ left: { least, most, source }, ends }: StatusFacts): string {
  if (most === 0) return 'none';
  const [from, to] = [least, most].map((minutes) => Math.max(1, Math.round(minutes / 60)));
  const span = from === to ? `about ${to} h${source === 'own' ? ', at your pace' : ''}` : `${from} to ${to} h`;
  if (ends === null) return `${span} (\`roadmap config set weekly-hours 5\` adds a date)`;
  return `${span}; done about ${localDate(ends)}`;
}

function skippedNote(standings: Standing[]): string {
  const skipped = standings.filter(isSkipped).length;
  return skipped === 0 ? '' : `, ${skipped} skipped`;
}

/** Told from the first lab on that was begun. */
function labNote(standings: Standing[]): string {
  const labs = labTotals(standings);
  return labs === null || labs.begun === 0 ? '' : `, ${labs.built} of ${counted(labs.of, 'lab')} built`;
}

function labRows(standings: Standing[]): string[] {
  const labs = labTotals(standings);
  const rows = labLines(standings).map(([word, text]) => `${word}:`.padEnd(16) + text);
  const rungs = rungLines(standings).map((text) => `${'On your own:'.padEnd(16)}${text}`);
  return labs === null ? rungs : [`Labs built:     ${labs.built} of ${labs.of}`, ...rows, ...rungs];
}

function debtNote({ owed }: Pick<StatusFacts, 'owed'>): string {
  if (owed.length === 0) return '';
  return `, ${owed.length === 1 ? 'one debt' : `${owed.length} debts`} (${owed.map(({ number }) => number).join(', ')})`;
}

function totals(standings: Standing[]) {
  const sum = (value: (standing: Standing) => number) =>
    standings.reduce((total, standing) => total + value(standing), 0);
  return {
    read: sum(({ read }) => read.done),
    of: sum(({ read }) => read.of),
    passed: sum(({ quiz }) => (quiz.passed ? 1 : 0)),
    asked: sum(({ answers }) => answers.asked),
    right: sum(({ answers }) => answers.right),
    ms: sum(({ ms }) => ms),
  };
}
