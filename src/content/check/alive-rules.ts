import { fault, type Fault } from '../faults.js';
import type { StepSource } from '../sources.js';
import { LIFETIMES, type Lifetimes } from './lifetimes.js';

/** Versions that a lesson was checked with, and that nobody mends any more on this day. */
export function aliveFaults(steps: StepSource[], today: string): Fault[] {
  return steps.flatMap(({ lessons }) =>
    lessons.flatMap(({ front }) =>
      (['reviewed', 'title'] as const).flatMap((key) =>
        LIFETIMES.flatMap((product) =>
          ended(front.value[key], product, today).map((message) => fault('alive', front.at(key), message)),
        ),
      ),
    ),
  );
}

function ended(text: string, { name, ends }: Lifetimes, today: string): string[] {
  return [...text.matchAll(new RegExp(`(${name.source})(\\d+(?:\\.\\d+)*)`, 'g'))].flatMap(([, product, version]) => {
    const cycle = [version!, version!.split('.').slice(0, 2).join('.'), version!.split('.')[0]!].find(
      (one) => one in ends,
    );
    const end = cycle === undefined ? undefined : ends[cycle];
    return end !== undefined && end < today ? [`${product}${version!} is not mended any more since ${end}`] : [];
  });
}
