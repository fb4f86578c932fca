import { fill } from '../../domain/lab/fill.js';
import type { MetricsAsk } from '../../domain/lab/ask.js';
import { misfits, type Facts } from '../../domain/lab/want.js';
import { findsWithin } from '../write/pattern.js';
import type { Bench, Seen } from './bench.js';
import { withEnd } from './http-facts.js';
import { send } from './http.js';
import { beforeStep } from './looks.js';
import { readMetrics, type Sample } from './metrics-text.js';

/** As a Prometheus server asks that reads both forms. */
const ACCEPT = 'text/plain;version=0.0.4,application/openmetrics-text;version=1.0.0;q=0.5,*/*;q=0.1';

/** The numbers that a program tells about itself: all of them, or those of one name and some labels. */
export async function askMetrics(ask: MetricsAsk, bench: Bench): Promise<Seen> {
  const path = ask.line.replace(/^GET /, '');
  const { program, signal } = bench;
  const where = fill(ask.where, bench.vars);
  const shown = Object.entries(where).map(([label, one]) => `${label}=${JSON.stringify(one)}`);
  const asked = `${ask.line}${ask.of === null ? '' : `, ${ask.of}{${shown.join(', ')}}`}`;
  if (!program) return { facts: { error: 'refused' }, asked };
  const { host, port } = program;
  const answered = await send({ host, port, method: 'GET', path, headers: { accept: ACCEPT }, signal });
  const { status, headers, text, error } = answered;
  const ms = Math.round(answered.ms);
  if (error !== null) return { facts: await withEnd({ error, ms }, program), asked };
  const { samples, types, problem } = readMetrics(text);
  const series = samples.filter((one) => ask.of === null || (one.name === ask.of && fitsAll(where, one, bench)));
  const sum = series.reduce((all, { value }) => all + value, 0);
  const before = beforeStep(bench.looks, asked, ask, sum);
  return {
    facts: {
      ...{ status, headers, body: text, ms, types, series, sum },
      problem: problem ?? undefined,
      labels: labelsOf(series),
      rise: before === undefined ? undefined : rounded(sum - before),
    },
    asked,
  };
}

function fitsAll(where: Facts, { labels }: Sample, { vars }: Bench): boolean {
  const testPattern = (pattern: string, text: string) => findsWithin(pattern, 'mu', text) ?? false;
  return Object.entries(where).every(
    ([label, matcher]) =>
      misfits({ value: matcher }, { value: labels[label] }, { saved: vars, testPattern }).length === 0,
  );
}

/** Each label with the values that it has, each once. */
function labelsOf(series: Sample[]): Record<string, string[]> {
  const values = new Map<string, Set<string>>();
  for (const { labels } of series)
    for (const [label, value] of Object.entries(labels)) values.set(label, (values.get(label) ?? new Set()).add(value));
  return Object.fromEntries([...values].map(([label, some]) => [label, [...some]]));
}

/** Seconds that were added up: 0.30000000000000004 is 0.3. */
function rounded(number: number): number {
  return Math.round(number * 1e9) / 1e9;
}
