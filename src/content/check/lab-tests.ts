import { fault, type Fault } from '../faults.js';
import type { LabSource } from '../lab.js';

/** Labs and checks that a `tests` step names: those of labs that stand before its own. */
export function testsFaults({ lab }: LabSource, before: LabSource[]): Fault[] {
  return lab.value.checks.flatMap(({ steps }, index) =>
    steps.flatMap((step, place) => {
      if (!('tests' in step) || step.tests !== 'mutants') return [];
      const at = (...path: (string | number)[]) => lab.at('checks', index, 'steps', place, ...path);
      const named = before.filter((one) => step.labs.includes(one.lab.value.id));
      const known = new Set(named.flatMap((one) => one.lab.value.checks.map(({ id }) => id)));
      const started = new Set(named.filter((one) => one.lab.value.app === 'started').map((one) => one.lab.value.id));
      const none = [fault('unknown-lab', at('tests'), 'faults are found by the checks of `labs`: name some')];
      return [
        ...(step.labs.length === 0 ? none : []),
        ...step.labs.flatMap((id, one) =>
          started.has(id)
            ? []
            : [
                fault(
                  'unknown-lab',
                  at('labs', one),
                  `"${id}" is no lab before this one in which the program is started`,
                ),
              ],
        ),
        ...step.checks.flatMap((id, one) =>
          known.has(id) ? [] : [fault('unknown-check', at('checks', one), `"${id}" is not a check of these labs`)],
        ),
      ];
    }),
  );
}
