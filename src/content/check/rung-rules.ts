import { fault, faultIf, type Fault } from '../faults.js';
import type { LabSource } from '../lab.js';
import { isOf, isRequest, wantedCodes } from './lab-contract.js';
import { matchersIn } from './lab-wants.js';

/**
 * A program of its own is held to its brief, since the contract is the road's: no check names operations, or people, and
 * each status that one wants stands in the brief.
 */
export function rungFaults({ lab, brief }: LabSource): Fault[] {
  const promised = [...brief.matchAll(/\b[1-5](?:\d\d|xx)\b/g)].map(([code]) =>
    /^\d+$/.test(code) ? Number(code) : code,
  );
  return lab.value.checks.flatMap((check, index) => [
    ...faultIf(
      check.contract.length > 0 || check.accounts,
      'unknown-operation',
      lab.at('checks', index, 'id'),
      'a program of its own is held to its brief: it has no `contract`, and no `accounts`',
    ),
    ...check.steps.filter(isRequest).flatMap((step) =>
      matchersIn(step.want).flatMap(({ fact, matcher, path }) => {
        if (fact !== 'status') return [];
        const strange = wantedCodes(matcher).filter((code) => !promised.some((one) => isOf(one, code)));
        const message = `the brief does not name ${strange.join(', ')}: it is all that its reader is held to`;
        const at = lab.at('checks', index, 'steps', check.steps.indexOf(step), 'want', ...path);
        return strange.length > 0 ? [fault('status-not-promised', at, message)] : [];
      }),
    ),
  ]);
}
