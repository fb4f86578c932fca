import { compile } from 'css-select';
import { factsOf } from '../../domain/lab/facts.js';
import { isRecord, namesIn } from '../../domain/lab/fill.js';
import { isReading } from '../../domain/lab/git-reading.js';
import type { Ask } from '../../domain/lab/ask.js';
import type { Check } from '../../domain/lab/lab.js';
import { fault, faultIf, type Fault, type Place } from '../faults.js';
import { matchersIn, wantsOf, type CheckAt } from './lab-wants.js';

/** What the steps of a check name: what earlier ones have kept, files of the lab, selectors, subcommands of git. */
export function stepFaults(one: CheckAt): Fault[] {
  const { check, files, at } = one;
  return [
    ...nameFaults(one),
    ...savedFactFaults(one),
    ...check.steps.flatMap(({ ask }, index) => [
      ...labFilesOf(ask)
        .filter((name) => !Object.hasOwn(files, name))
        .map((name) => fault('file-missing', at('steps', index), `the lab has no file files/${name}`)),
      ...(ask.kind === 'html' && ask.find !== null && !isSelector(ask.find.replace(/\$\{[\w-]+\}/g, 'name'))
        ? [fault('bad-selector', at('steps', index, 'find'), `"${ask.find}" is not a CSS selector`)]
        : []),
      ...(ask.kind === 'git'
        ? faultIf(
            !isReading(ask.args),
            'git-writes',
            at('steps', index, 'git'),
            `\`git ${ask.args.join(' ')}\` may change something: a step only reads`,
          )
        : []),
    ]),
  ];
}

/** What the engine itself puts in place of a name: values of the round, and what the learner's shelf.yaml says. */
const SETTINGS = ['run', 'scratch', 'start', 'cli', 'test', 'build', 'reset', 'stop', 'live', 'openapi'];
const GIVEN = [...SETTINGS, 'n', 'port', 'data'];

function nameFaults(one: CheckAt): Fault[] {
  const { check, file, at } = one;
  /** Names that are there once so many steps were done. */
  const savedAfter = (count: number) => [
    ...GIVEN,
    ...check.steps.slice(0, count).flatMap(({ save }) => Object.keys(save)),
  ];
  const unsaved = (names: string[], after: number, place: ReturnType<typeof at>) =>
    missingIn(names, () => savedAfter(after), place);
  return [
    ...Object.entries(check.env ?? {}).flatMap(([name, value]) =>
      missingIn(namesIn(value), () => SETTINGS, at('env', name)),
    ),
    ...file.steps.flatMap((step, index) =>
      Object.entries(step).flatMap(([key, value]) =>
        key === 'save' ? [] : unsaved(namesIn(value), index, at('steps', index, key)),
      ),
    ),
    ...wantsOf(one).flatMap(({ want, after, at: wantAt }) =>
      matchersIn(want).flatMap(({ matcher, path }) => unsaved(keptIn(matcher), after, wantAt(...path, 'same-as'))),
    ),
    ...file.mistakes.flatMap(({ when }, index) => {
      const { step } = when;
      const after = typeof step === 'number' ? step - 1 : check.steps.length;
      return unsaved(namesIn(when), after, at('mistakes', index, 'when'));
    }),
    ...check.steps.flatMap(({ ask }, index) =>
      unopenedFaults(check.steps.slice(0, index), ask, at('steps', index, ask.kind)),
    ),
  ];
}

// Most values hold no name at all, and then nobody asks what is known.
function missingIn(names: string[], known: () => string[], place: Place): Fault[] {
  return names
    .filter((name) => !known().includes(name))
    .map((name) => fault('unsaved-name', place, `nothing has saved "${name}" by then`));
}

/** What is finished or listened to was begun by an earlier step. */
function unopenedFaults(before: Check['steps'], ask: Ask, place: ReturnType<CheckAt['at']>): Fault[] {
  const names = before.flatMap(({ ask: one }) => {
    if (ask.kind === 'finish') return one.kind === 'http' ? (one.hold ?? one.leave ?? []) : [];
    return one.kind === 'listen' ? one.name : [];
  });
  if (ask.kind === 'finish')
    return faultIf(!names.includes(ask.name), 'unsaved-name', place, 'no earlier step holds a request of this name');
  if (ask.kind !== 'heard' && ask.kind !== 'hang-up') return [];
  return faultIf(!names.includes(ask.name), 'unsaved-name', place, 'no earlier step listens under this name');
}

/** The names that a matcher compares with. */
function keptIn(matcher: unknown): string[] {
  if (Array.isArray(matcher)) return matcher.flatMap(keptIn);
  if (!isRecord(matcher)) return [];
  return Object.entries(matcher).flatMap(([word, inner]) =>
    word === 'same-as' && typeof inner === 'string' ? [inner] : keptIn(inner),
  );
}

function savedFactFaults({ check, at }: CheckAt): Fault[] {
  return check.steps.flatMap(({ ask, save }, index) =>
    Object.entries(save).flatMap(([name, { fact }]) => {
      const known = factsOf(ask);
      const message = `a step ${ask.kind} has no fact "${fact}"; it has ${known.join(', ')}`;
      return faultIf(
        !known.includes(/^[^.]+/.exec(fact)?.[0] ?? fact),
        'unknown-fact',
        at('steps', index, 'save', name),
        message,
      );
    }),
  );
}

/** The files of the lab that a step names, as `lab:NAME`. */
function labFilesOf(ask: Ask): string[] {
  return pathsOf(ask).flatMap((path) => (path.startsWith('lab:') ? [path.slice('lab:'.length)] : []));
}

function pathsOf(ask: Ask): string[] {
  if (ask.kind === 'file' || ask.kind === 'yaml') return [ask.path];
  if (ask.kind === 'html') return [ask.of, ask.css ?? ''];
  if (ask.kind === 'sql') return [ask.text, ...ask.on];
  return ask.kind === 'run' ? ask.words : [];
}

function isSelector(text: string): boolean {
  try {
    compile(text);
    return true;
  } catch {
    return false; // Whatever the parser finds wrong in it.
  }
}
