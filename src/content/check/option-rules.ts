import { fault, faultIf, type At, type Fault } from '../faults.js';
import type { QuestionFile } from '../schema.js';
import { isTrueFalse } from './texts.js';

const KEY_LENGTH = 1.5;

type WithOptions = Extract<QuestionFile, { kind: 'choice' | 'multi' }>;
type OptionFile = WithOptions['options'][number];

export function optionFaults({ kind, options, shuffle = true }: WithOptions, at: At): Fault[] {
  return [
    ...(kind === 'choice' ? [...sizeFaults(options, at), ...keyFaults(options, at)] : balanceFaults(options, at)),
    // In a fixed order "both of these" has a place to stand in.
    ...(shuffle ? bannedFaults(options, at) : []),
  ];
}

function balanceFaults(options: OptionFile[], at: At): Fault[] {
  const right = options.filter(({ correct }) => correct).length;
  const message = 'a multi question has at least two right options and one wrong one';
  return faultIf(right < 2 || right === options.length, 'multi-balance', at('options'), message);
}

function sizeFaults(options: OptionFile[], at: At): Fault[] {
  const wrong = options.filter(({ correct }) => !correct).length;
  const message = `a choice has 2 or 3 wrong options; this has ${wrong}`;
  return faultIf(!isTrueFalse(options) && (wrong < 2 || wrong > 3), 'choice-size', at('options'), message);
}

function keyFaults(options: OptionFile[], at: At): Fault[] {
  const wrong = options.filter(({ correct }) => !correct);
  const key = options.find(({ correct }) => correct);
  const mean = wrong.reduce((sum, { text }) => sum + text.length, 0) / Math.max(wrong.length, 1);
  if (!key || key.text.length <= KEY_LENGTH * mean) return [];
  const times = (key.text.length / mean).toFixed(1);
  const message = `the right option is ${times} times as long as the wrong ones; at most ${KEY_LENGTH}`;
  return [fault('key-length', at('options', options.indexOf(key)), message)];
}

const BANNED = /\b(?:all|none|both|neither|any) of (?:the above|these|them|the others)\b|^both\b|^neither\b/i;

function bannedFaults(options: OptionFile[], at: At): Fault[] {
  return options.flatMap(({ text }, index) =>
    faultIf(BANNED.test(text), 'banned-option', at('options', index), `"${text}" leans on the other options`),
  );
}

export function whyFaults({ explain, options }: WithOptions, at: At): Fault[] {
  if (explain) return [];
  const message = 'every option needs a why, or the question an explain';
  return options.flatMap(({ why }, index) => faultIf(!why, 'why-missing', at('options', index), message));
}
