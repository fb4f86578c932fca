import type { StepPlacement } from '../domain/placement.js';
import type { Roadmap } from '../domain/roadmap.js';
import type { Terminal } from './terminal.js';
import { textColumns, wrap } from './wrap.js';

type Look = Pick<Terminal, 'columns' | 'symbols' | 'style'>;

/** Each tested step with what to do with it, and why. */
export function placementText(
  result: StepPlacement[],
  { steps }: Roadmap,
  reason: (placement: StepPlacement) => string,
  look: Look,
): string {
  const found = steps.flatMap((step) => result.filter((placement) => placement.step === step.id));
  const groups = (['skip', 'check', 'learn'] as const).flatMap((advice) => {
    const group = found.filter((placement) => placement.advice === advice);
    return group.length === 0
      ? []
      : [[look.style.strong(TITLES[advice]), ...group.map((placement) => row(reason(placement), look))].join('\n')];
  });
  return groups.join('\n\n');
}

function row(reason: string, look: Look): string {
  const [first = '', ...rest] = reason;
  return `${look.symbols.bullet} ${wrap(first.toUpperCase() + rest.join(''), textColumns(look), 2)}.`;
}

const TITLES = { skip: 'Skip: you know these', check: 'Check: their quiz first', learn: 'Learn' };
