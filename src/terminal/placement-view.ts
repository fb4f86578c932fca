import { isAsked, likelihoodWords, type StepPlacement } from '../domain/placement/placement.js';
import type { Roadmap, Step } from '../domain/road/roadmap.js';
import type { Terminal } from './terminal.js';
import { padded, textColumns, truncated, width, wrap } from './wrap.js';

type Look = Pick<Terminal, 'columns' | 'symbols' | 'style' | 'plain'>;

const NARROWEST_TITLE = 14;

/** A line for each tested step: what to do with it, and what that rests on. */
export function placementTable(result: StepPlacement[], { steps }: Roadmap, look: Look): string {
  const rows = steps.flatMap((step) =>
    result.filter((placement) => placement.step === step.id).map((placement) => ({ step, placement })),
  );
  const unasked = rows.some(({ placement }) => !isAsked(placement)) ? [wrap(UNASKED, textColumns(look))] : [];
  if (look.plain) {
    const sentences = rows.map(({ step, placement }) =>
      wrap(`Step ${step.number}, ${step.title}: ${wordsOf(placement).join(', ')}.`, textColumns(look), 2),
    );
    return [...sentences, ...unasked].join('\n');
  }
  const columns = columnsThatFit(
    rows.map(({ placement }) => wordsOf(placement)),
    look.columns - NARROWEST_TITLE,
  );
  const taken = columns[0]?.reduce((sum, word) => sum + 2 + width(word), 0) ?? 0;
  const longest = Math.max(...rows.map(({ step }) => width(step.title)));
  const room = Math.max(1, Math.min(longest, look.columns - 3 - taken));
  const lines = rows.map(({ step, placement }, index) => {
    const title = padded(truncated(step.title, room, look.symbols.ellipsis), room);
    const [advice = '', ...rest] = columns[index]!;
    const shown = placement.advice === 'skip' ? look.style.strong(advice) : advice;
    return `${String(step.number).padStart(2)} ${title}  ${shown}${rest.map((word) => `  ${word}`).join('')}`.trimEnd();
  });
  return [...lines, ...unasked].join('\n');
}

function wordsOf(placement: StepPlacement): string[] {
  const { advice, right, missed } = placement;
  const asked = isAsked(placement) ? `${right} of ${right + missed} right` : 'not asked';
  return [advice, likelihoodWords(placement), asked];
}

/** Cells padded to their column; of the last columns, those that have no room are left out. */
function columnsThatFit(rows: string[][], room: number): string[][] {
  const widths = rows[0]?.map((_, column) => 2 + Math.max(...rows.map((row) => width(row[column]!)))) ?? [];
  const fitting = widths.filter(
    (_, column) => widths.slice(0, column + 1).reduce((sum, one) => sum + one, 0) + 3 <= room,
  );
  const count = Math.max(1, fitting.length);
  return rows.map((row) => row.slice(0, count).map((word, column) => padded(word, widths[column]! - 2)));
}

/** Each tested step with what to do with it, and why. */
export function placementText(
  result: StepPlacement[],
  { steps }: Roadmap,
  reason: (placement: StepPlacement) => string,
  look: Look,
): string {
  const found = steps.flatMap((step) => result.filter((placement) => placement.step === step.id));
  const sentence = (placement: StepPlacement) =>
    named(
      reason(placement),
      steps.find(({ id }) => id === placement.step)!,
    );
  const groups = (['skip', 'check', 'learn'] as const).flatMap((advice) => {
    const group = found.filter((placement) => placement.advice === advice);
    return group.length === 0
      ? []
      : [
          [
            look.style.strong(wrap(TITLES[advice], textColumns(look))),
            ...group.map((placement) => row(sentence(placement), look)),
          ].join('\n'),
        ];
  });
  return groups.join('\n\n');
}

function named(reason: string, { number, title }: Step): string {
  return reason.replace(`step ${number} `, () => `Step ${number}, ${title}, `);
}

function row(sentence: string, look: Look): string {
  return `${look.symbols.bullet} ${wrap(`${sentence}.`, textColumns(look), 2)}`;
}

const UNASKED = 'Steps that were not asked are judged from your answers about others.';
const TITLES = { skip: 'Skip: you know these', check: 'Check: their quiz first', learn: 'Learn' };
