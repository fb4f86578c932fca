import { fillText } from '../../domain/lab/fill.js';
import type { SaidAsk } from '../../domain/lab/ask.js';
import { LIMITS } from '../limits.js';
import type { Bench, Seen } from './bench.js';
import { beforeStep, TALK, type Talk } from './looks.js';
import type { Heard, Program } from './program.js';

const STREAMS = ['stdout', 'stderr'] as const;
const LINE_END = 10;

/** The whole lines that the program has printed since the last such step of the check. */
export function lookAtTalk(ask: SaidAsk, bench: Bench): Seen {
  const { program, looks, vars } = bench;
  const having = ask.having === null ? null : fillText(ask.having, vars);
  const asked = `look at what your program printed${having === null ? '' : `: the lines with ${having}`}`;
  if (!program) return { facts: { error: 'refused' }, asked };
  // What stands before it is asked again is known only then.
  const before = beforeStep<Talk>(looks, TALK, ask, { program, heard: program.heard() });
  const from = before?.program === program ? before.heard : program.listened;
  const { lines, heard } = linesSince(program, from);
  looks.set(TALK, { ...looks.get(TALK)!, now: { program, heard } satisfies Talk });
  const told = having === null ? lines : lines.filter((line) => line.includes(having));
  const parsed = told.map(jsonOrNull);
  return {
    facts: {
      lines: told,
      body: told.join('\n'),
      'json-lines': parsed,
      strays: told.filter((_line, index) => !isObject(parsed[index])),
    },
    asked,
  };
}

/** Up to the last end of a line: the rest may still be on its way. */
function linesSince(program: Program, from: Heard): { lines: string[]; heard: Heard } {
  const heard = { ...from };
  const lines = STREAMS.flatMap((name) => {
    const bytes = program.printed()[name].subarray(from[name], from[name] + LIMITS.body);
    const whole = bytes.subarray(0, bytes.lastIndexOf(LINE_END) + 1);
    heard[name] += whole.length;
    const text = whole.toString('utf8');
    return text.split(/\r?\n/).filter((line) => line.trim() !== '');
  });
  return { lines, heard };
}

function jsonOrNull(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
