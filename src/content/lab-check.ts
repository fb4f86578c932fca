import type { Contract } from '../domain/lab/contract.js';
import type { Ask, Promised } from '../domain/lab/ask.js';
import type { Check, LabStep, Mistake } from '../domain/lab/lab.js';
import type { CheckFile } from './lab-shape.js';
import type { StepFile } from './step-shape.js';

/** A check of a file as a round asks it; without the contract, no operation of it is known. */
export function toCheck(file: CheckFile, agreed: Contract | null = null): Check {
  const { id, title, read, contract, needs, accounts, note, fresh } = file;
  return {
    ...{ id, title, read, contract, needs, accounts, note },
    notOn: file['not-on'],
    notWith: file['not-with'],
    onlyWith: file['only-with'],
    env: file.env ?? (fresh ? {} : null),
    steps: file.steps.map((step) => toStep(step, promised(contract, agreed))),
    mistakes: file.mistakes.map(toMistake),
  };
}

function toMistake({ when, say }: CheckFile['mistakes'][number]): Mistake {
  const { step: at, ...want } = when;
  return { step: typeof at === 'number' ? at : null, when: want, say };
}

/** What the contract says of these operations. */
function promised(ids: string[], agreed: Contract | null): Promised[] {
  const found = (agreed?.operations ?? []).filter(({ id }) => ids.includes(id));
  return found.map(({ request, answers }) => ({
    request,
    codes: answers.flatMap(({ status }) => status ?? []).filter((code) => typeof code === 'number'),
  }));
}

function toStep(file: StepFile, operations: Promised[]): LabStep {
  const { want, save, within = null } = file;
  return { ask: toAsk(file, operations), want: want, save, within };
}

function toAsk(file: StepFile, operations: Promised[]): Ask {
  if ('http' in file) {
    const { http, as, on, headers, times, odd, follow, pad, hold = null, leave = null } = file;
    const { forged = null, repeat = null, beside = null, json = repeat ? {} : undefined } = file;
    const body =
      json !== undefined
        ? { json }
        : file.form !== undefined
          ? { form: file.form }
          : file.body !== undefined
            ? { text: file.body }
            : null;
    return {
      ...{ kind: 'http', line: http, as, forged, on, headers, body, pad, times, hold, leave, atOnce: file['at-once'] },
      ...{ repeat, beside, odd },
      keepAlive: file['keep-alive'],
      asDocumented: file['as-documented'],
      follow: follow ? { next: follow.next, collect: follow.collect, by: follow.by, atMost: follow['at-most'] } : null,
    };
  }
  if ('run' in file) {
    const { run, stdin, env, times } = file;
    return { kind: 'run', words: run, stdin, env, times, atOnce: file['at-once'], in: file.in };
  }
  if ('app' in file) {
    const { app, signal, env, data, wait, in: where } = file;
    return { kind: 'app', act: app, signal: `SIG${signal}`, env, data, wait, in: where };
  }
  if ('html' in file) {
    const { html, find = null, css = null, as, on } = file;
    return { kind: 'html', of: html, find, css, as, on };
  }
  if ('sql' in file) {
    return { kind: 'sql', text: file.sql, on: file.on, then: file.then ?? null, ordered: file.ordered };
  }
  if ('listen' in file) {
    const { listen, as, after = null, times } = file;
    return { kind: 'listen', name: listen, as, after, times };
  }
  if ('heard' in file) return { kind: 'heard', name: file.heard };
  if ('hang-up' in file) return { kind: 'hang-up', name: file['hang-up'] };
  if ('finish' in file) return { kind: 'finish', name: file.finish };
  if ('file' in file) return { kind: 'file', path: file.file, news: file.new };
  if ('git' in file) return { kind: 'git', args: file.git };
  if ('data' in file) return { kind: 'data', act: file.data };
  if ('damage' in file) return { kind: 'damage', ...file.damage };
  if ('folder' in file) return { kind: 'folder', when: file.folder };
  if ('openapi' in file) return { kind: 'openapi', operations, ifAny: file['if-any'] };
  if ('site' in file) return { kind: 'site', answers: file.site, halt: file.halt ?? null };
  if ('got' in file) return { kind: 'got', paths: file.got, quiet: file.quiet, secret: file.secret ?? null };
  if ('yaml' in file) return { kind: 'yaml', path: file.yaml };
  if ('metrics' in file) return { kind: 'metrics', line: file.metrics, of: file.of ?? null, where: file.where };
  if ('said' in file) return { kind: 'said', having: file.having ?? null };
  if ('tests' in file) {
    const { tests, labs, checks, most } = file;
    return { kind: 'tests', on: tests, labs, checks, most };
  }
  return { kind: 'wait', seconds: file.wait };
}
