import { fault, type Fault } from '../faults.js';
import type { StepSource } from '../sources.js';
import { LIFETIMES } from './lifetimes.js';

/**
 * Versions that a lesson was checked with, and that nobody mended any more on the day of the last review in the roadmap:
 * not on the day of the check, so that what was right stays right where nobody has changed it.
 */
export function aliveFaults(steps: StepSource[]): Fault[] {
  const days = steps.flatMap(({ lessons }) => lessons.map(({ front }) => front.value.reviewed.slice(0, 10)));
  const last = days.reduce((later, day) => (day > later ? day : later), '');
  return steps.flatMap(({ lessons }) =>
    lessons.flatMap(({ front }) =>
      (['reviewed', 'title'] as const).flatMap((key) =>
        PRODUCTS.flatMap((product) =>
          ended(front.value[key], product, last).map((message) => fault('alive', front.at(key), message)),
        ),
      ),
    ),
  );
}

const PRODUCTS = LIFETIMES.map(({ name, ends }) => ({
  named: new RegExp(`(${name.source})(\\d+(?:\\.\\d+)*)`, 'g'),
  ends,
}));

function ended(text: string, { named, ends }: (typeof PRODUCTS)[number], last: string): string[] {
  return [...text.matchAll(named)].flatMap(([, product, version]) => {
    const cycle = [version!, version!.split('.').slice(0, 2).join('.'), version!.split('.')[0]!].find(
      (one) => one in ends,
    );
    const end = cycle === undefined ? undefined : ends[cycle];
    return end !== undefined && end < last ? [`${product}${version!} has had no fixes since ${end}`] : [];
  });
}
