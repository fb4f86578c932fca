import type { Contract, ContractAnswer } from '../../domain/lab/contract.js';
import { isRecord } from '../../domain/lab/fill.js';
import { fault, faultIf, type Fault } from '../faults.js';
import type { CheckFile } from '../lab-shape.js';
import type { StepFile } from '../step-shape.js';
import type { LabSource } from '../lab.js';
import type { YamlFile } from '../yaml.js';
import { matchersIn } from './lab-wants.js';

/** What the contract itself names, and ids that stand in it twice. */
export function contractFaults(contract: YamlFile<Contract>, labs: { source: LabSource; number: number }[]): Fault[] {
  const { accounts, operations, commands } = contract.value;
  const ids = new Set<string>();
  const twice = (part: string, some: { id: string }[]) =>
    some.flatMap(({ id }, index) => {
      const known = ids.has(id);
      ids.add(id);
      return faultIf(known, 'duplicate-id', contract.at(part, index, 'id'), `the operation id "${id}" is already used`);
    });
  const repeated = [...twice('commands', commands), ...twice('operations', operations)];
  if (!accounts) return repeated;
  const isLab = labs.some(({ source }) => source.lab.value.id === accounts.lab);
  return [
    ...repeated,
    ...faultIf(!isLab, 'unknown-lab', contract.at('accounts', 'lab'), `"${accounts.lab}" is not a lab of this roadmap`),
    ...(['register', 'log-in'] as const).flatMap((key) =>
      faultIf(
        !operations.some(({ id }) => id === accounts[key]),
        'unknown-operation',
        contract.at('accounts', key),
        `"${accounts[key]}" is not an operation of the contract`,
      ),
    ),
  ];
}

/** Each check asks for what the contract promises at the lab's step. */
export function labContractFaults({ value }: YamlFile<Contract>, { lab }: LabSource, number: number): Fault[] {
  const all = [...value.operations, ...value.commands];
  const sinceAccounts = value.operations.find(({ id }) => id === value.accounts?.register)?.since ?? number;
  return lab.value.checks.flatMap((check, index) => {
    // It is not asked before there are accounts, in whatever step it stands.
    const step = check.accounts ? Math.max(number, sinceAccounts) : number;
    const asks = check.steps.some(isRequest);
    return [
      ...check.contract.flatMap((id, place) => {
        const at = lab.at('checks', index, 'contract', place);
        const found = all.find((one) => one.id === id);
        if (!found) return [fault('unknown-operation', at, `"${id}" is not an operation of the contract`)];
        const message = `"${id}" holds from step ${found.since} on, and this is asked in step ${step}`;
        return faultIf(found.since > step, 'unknown-operation', at, message);
      }),
      ...faultIf(
        asks && check.contract.length === 0,
        'contract-missing',
        lab.at('checks', index, 'id'),
        'a check that sends requests says under `contract` which operations they are about',
      ),
      ...statusFaults(value, check, step, (...path) => lab.at('checks', index, ...path)),
    ];
  });
}

/** A status that no operation may answer that the request can be for. */
function statusFaults({ operations }: Contract, check: CheckFile, step: number, at: LabSource['lab']['at']): Fault[] {
  if (check.contract.length === 0) return [];
  const known = operations.filter(({ since }) => since <= step);
  return check.steps.flatMap((one, index) => {
    if (!isRequest(one)) return [];
    const answers = operationsFor(one, check, known).flatMap(({ answers: some }) => some);
    const allowed = [...new Set(answers.filter(({ since = 1 }) => since <= step).flatMap(codesOf))];
    return matchersIn(one.want).flatMap(({ fact, matcher, path }) => {
      if (fact !== 'status') return [];
      const wanted = wantedCodes(matcher);
      const place = at('steps', index, 'want', ...path);
      const strange = wanted.filter((code) => !allowed.some((other) => isOf(other, code)));
      const message = `the contract does not promise ${strange.join(', ')} here, but ${allowed.join(', ')}`;
      const missing = leftOut(wanted, answers.filter(({ since = 1 }) => since <= step).map(codesOf));
      const unfair = `the contract takes ${missing.join(', ')} for as right as what is wanted here`;
      return [
        ...faultIf(strange.length > 0, 'status-not-promised', place, message),
        ...faultIf(missing.length > 0, 'status-left-out', place, unfair),
      ];
    });
  });
}

/** Codes that are equally right with some of a choice, where no answer has just these. */
function leftOut(wanted: (number | string)[], answers: (number | string)[][]): (number | string)[] {
  if (wanted.length < 2) return [];
  const whole = answers.filter((codes) => codes.every((code) => wanted.includes(code))).flat();
  const part = answers.filter((codes) => codes.some((code) => wanted.includes(code) && !whole.includes(code)));
  return [...new Set(part.flat().filter((code) => !wanted.includes(code)))];
}

type Operations = Contract['operations'];

/** Those of the request's method and path. Where none is, or what the path is was saved, those of the check as well. */
function operationsFor(step: StepFile, { contract }: CheckFile, operations: Operations): Operations {
  const named = operations.filter(({ id }) => contract.includes(id));
  // What a listener asks for is the learner's choice, of those that the check names.
  if ('listen' in step || 'heard' in step) return named;
  const line = 'http' in step ? step.http : 'html' in step ? step.html : 'metrics' in step ? step.metrics : '';
  const [method, path = ''] = line
    .replace(/[?#].*$/, '')
    .replace(/ \/v1(?=\/)/, ' ')
    .split(' ');
  const ofMethod = operations.filter(({ request }) => [method, 'ANY'].includes(request.split(' ')[0]));
  if (path === '' || path.startsWith('${')) return [...named, ...ofMethod];
  const forAll = (request: string) => /^\S+ \/\{\w+\}$/.test(request);
  const own = ofMethod.filter(({ request }) => !forAll(request) && fitsPath(path, request.split(' ')[1]!));
  // What the check names for every path holds here, too.
  if (own.length > 0) return [...own, ...named.filter(({ request }) => forAll(request))];
  return [...named, ...ofMethod.filter(({ request }) => forAll(request))];
}

/** What a check puts into a path stands where the contract has `{id}`. */
function fitsPath(path: string, template: string): boolean {
  const [parts, wanted] = [path.split('/'), template.split('/')];
  return parts.length === wanted.length && wanted.every((part, index) => part.startsWith('{') || part === parts[index]);
}

export function isRequest(step: StepFile): boolean {
  const isPlain = 'http' in step || 'metrics' in step || 'finish' in step || 'openapi' in step;
  const isLive = 'listen' in step || 'heard' in step;
  return isPlain || isLive || ('html' in step && step.html.startsWith('GET '));
}

function codesOf({ status }: ContractAnswer): (number | string)[] {
  return Array.isArray(status) ? status : status === undefined ? [] : [status];
}

/** The codes, and classes of codes, that a matcher takes; none where it is about something else. */
export function wantedCodes(matcher: unknown): (number | string)[] {
  if (typeof matcher === 'number' || (typeof matcher === 'string' && /^\dxx$/.test(matcher))) return [matcher];
  if (Array.isArray(matcher)) return matcher.flatMap(wantedCodes);
  return isRecord(matcher) && 'one-of' in matcher ? wantedCodes(matcher['one-of']) : [];
}

/** Whether an answer that is allowed has this code, or is of this class. */
export function isOf(allowed: number | string, wanted: number | string): boolean {
  if (allowed === wanted) return true;
  const [one, other] = [String(allowed), String(wanted)];
  return (one.endsWith('xx') || other.endsWith('xx')) && one[0] === other[0];
}
