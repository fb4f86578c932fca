import type { Ask, Check, LabStep, Mistake } from '../domain/lab/lab.js';
import type { CheckFile, StepFile } from './lab-shape.js';

/** A check of a file as a round asks it. */
export function toCheck(file: CheckFile): Check {
  const { id, title, read, contract, needs, accounts, note, fresh } = file;
  return {
    ...{ id, title, read, contract, needs, accounts, note },
    notOn: file['not-on'],
    notWith: file['not-with'],
    onlyWith: file['only-with'],
    env: file.env ?? (fresh ? {} : null),
    steps: file.steps.map(toStep),
    mistakes: file.mistakes.map(toMistake),
  };
}

function toMistake({ when, say }: CheckFile['mistakes'][number]): Mistake {
  const { step: at, ...want } = when;
  return { step: typeof at === 'number' ? at : null, when: want, say };
}

function toStep(file: StepFile): LabStep {
  const { want, save, within = null } = file;
  return { ask: toAsk(file), want: want, save, within };
}

function toAsk(file: StepFile): Ask {
  if ('http' in file) {
    const { http, as, on, headers, times, follow, pad, hold = null, forged = null } = file;
    const body =
      file.json !== undefined
        ? { json: file.json }
        : file.form !== undefined
          ? { form: file.form }
          : file.body !== undefined
            ? { text: file.body }
            : null;
    return {
      ...{ kind: 'http', line: http, as, forged, on, headers, body, pad, times, hold, atOnce: file['at-once'] },
      follow: follow ? { next: follow.next, collect: follow.collect, by: follow.by, atMost: follow['at-most'] } : null,
    };
  }
  if ('run' in file) {
    const { run, stdin, env, times } = file;
    return { kind: 'run', words: run, stdin, env, times, atOnce: file['at-once'], in: file.in };
  }
  if ('app' in file) {
    const { app, signal, env, data, wait } = file;
    return { kind: 'app', act: app, signal: `SIG${signal}`, env, data, wait };
  }
  if ('html' in file) {
    const { html, find = null, css = null, as, on } = file;
    return { kind: 'html', of: html, find, css, as, on };
  }
  if ('sql' in file) {
    return { kind: 'sql', text: file.sql, on: file.on, then: file.then ?? null, ordered: file.ordered };
  }
  if ('finish' in file) return { kind: 'finish', name: file.finish };
  if ('file' in file) return { kind: 'file', path: file.file, news: file.new };
  if ('git' in file) return { kind: 'git', args: file.git };
  if ('data' in file) return { kind: 'data' };
  if ('damage' in file) return { kind: 'damage', ...file.damage };
  if ('folder' in file) return { kind: 'folder', when: file.folder };
  if ('yaml' in file) return { kind: 'yaml', path: file.yaml };
  if ('tests' in file) {
    const { tests, labs, checks, most } = file;
    return { kind: 'tests', on: tests, labs, checks, most };
  }
  return { kind: 'wait', seconds: file.wait };
}
