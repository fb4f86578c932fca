import type { StepPlacement } from '../domain/placement/placement.js';
import type { Roadmap, Step } from '../domain/road/roadmap.js';
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
  return reason.replace(`step ${number} `, `Step ${number}, ${title}, `);
}

function row(sentence: string, look: Look): string {
  return `${look.symbols.bullet} ${wrap(`${sentence}.`, textColumns(look), 2)}`;
}

const TITLES = { skip: 'Skip: you know these', check: 'Check: their quiz first', learn: 'Learn' };
