import type { MapRow } from '../domain/road/graph.js';
import type { Roadmap, Step } from '../domain/road/roadmap.js';
import { factsOf, stateOf, type State } from '../domain/standing/facts.js';
import type { Standing } from '../domain/standing/standing.js';
import type { Terminal } from './terminal.js';
import { textColumns, width, wrap } from './wrap.js';

type Look = Pick<Terminal, 'columns' | 'symbols' | 'style' | 'plain'>;

export interface MapFacts {
  roadmap: Roadmap;
  rows: MapRow[];
  standings: Standing[];
  /** The step that `next` goes on with. */
  currentId: string | null;
}

/** The road as a graph: a step with its facts a row, and lines from what it stands on; in words where none fit. */
export function mapText(facts: MapFacts, look: Look): string {
  const lanes = 1 + Math.max(0, ...facts.rows.flatMap(({ at, above }) => [at, ...above]));
  const pitch = [2, 1].find((columns) => 2 * columns * lanes <= look.columns);
  if (look.plain || pitch === undefined) return mapWords(facts, look);
  const { style } = look;
  const shown = { ...look, lanes, pitch };
  return [
    wrap(style.strong(facts.roadmap.title), textColumns(look)),
    ...facts.rows.flatMap((row) => rowLines(row, facts, shown)),
    ...packed(legend(facts, look), '  ', look.columns),
    wrap('A line leads from a step down to those that need it.', look.columns),
  ].join('\n');
}

type Drawn = Look & { lanes: number; pitch: number };

function rowLines(row: MapRow, { standings, currentId }: MapFacts, look: Drawn): string[] {
  const { style, symbols } = look;
  const { step } = row;
  const standing = standings.find((one) => one.step === step)!;
  const isCurrent = step.id === currentId;
  const room = textColumns({ columns: look.columns - look.lanes * look.pitch });
  const name = `${isCurrent ? `${symbols.pointer} ` : ''}${step.number} ${step.title}`;
  const facts = [...factsOf(standing), ...needed(row.after, 'after')];
  const lines = [
    ...wrap(name, room, 2)
      .split('\n')
      .map((line) => style.strong(line)),
    ...packed(facts, ` ${symbols.dot} `, room),
  ];
  const [first, rest] = [nodeLanes(row, stateOf(standing), look), laneCells(row.below, look)];
  return lines.map((line, index) => `${index === 0 ? first : rest} ${line}`);
}

/** As many of the words on a line as fit; what is one fact stays together. */
function packed(words: string[], between: string, room: number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)!}${between}${word}`;
    if (lines.length > 0 && width(longer) <= room) lines[lines.length - 1] = longer;
    else lines.push(...wrap(word, room).split('\n'));
  }
  return lines;
}

/** The lanes beside a step: those that lead to it are joined, the others pass by. */
function nodeLanes(
  { at, above, joined, below }: MapRow,
  state: State,
  { lanes, pitch, symbols, style }: Drawn,
): string {
  const [from, to] = [Math.min(at, ...joined), Math.max(at, ...joined)];
  const line = (mask: number) => style.dim(symbols.joints[mask]!);
  const cells = Array.from({ length: lanes }, (_unused, lane) => {
    const gap = pitch === 1 || lane === lanes - 1 ? '' : line(lane >= from && lane < to ? LEFT | RIGHT : 0);
    if (lane === at)
      return (state === 'answered' || state === 'begun' ? style.strong : style.dim)(symbols.nodes[state]) + gap;
    const sides = (lane > from && lane <= to ? LEFT : 0) | (lane >= from && lane < to ? RIGHT : 0);
    const passes = (above.includes(lane) ? UP : 0) | (below.includes(lane) ? DOWN : 0);
    return line(joined.includes(lane) ? passes | sides : passes || sides) + gap;
  });
  return cells.join('');
}

function laneCells(open: number[], { lanes, pitch, symbols, style }: Drawn): string {
  const cells = Array.from({ length: lanes }, (_unused, lane) => symbols.joints[open.includes(lane) ? UP | DOWN : 0]!);
  return style.dim(cells.join(' '.repeat(pitch - 1)));
}

const [UP, DOWN, LEFT, RIGHT] = [1, 2, 4, 8] as const;

function legend({ standings }: MapFacts, { symbols }: Look): string[] {
  const states = new Set(standings.map(stateOf));
  const signs = (['answered', 'begun', 'open', 'skipped'] as const).filter((state) => states.has(state));
  return [...signs.map((state) => `${symbols.nodes[state]} ${state}`), `${symbols.pointer} now`];
}

/** The same in words: a step a line, with what it stands on and what stands on it. */
function mapWords({ roadmap, rows, standings, currentId }: MapFacts, look: Look): string {
  const lines = rows.map(({ step, after, before }) => {
    const standing = standings.find((one) => one.step === step)!;
    const [state, facts] = [stateOf(standing), factsOf(standing)];
    const words = [
      ...(step.id === currentId ? ['now'] : []),
      ...(facts.some((fact) => fact.startsWith(state)) ? [] : [state]),
      ...facts,
      ...needed(after, 'after step', 'after steps'),
      ...needed(before, 'leads to step', 'leads to steps'),
    ];
    return `Step ${step.number}, ${step.title}: ${words.join('; ').replaceAll(/(\d)\/(\d)/g, '$1 of $2')}.`;
  });
  return [roadmap.title, ...lines].map((line) => wrap(line, textColumns(look), 2)).join('\n');
}

function needed(steps: Step[], one: string, several = one): string[] {
  if (steps.length === 0) return [];
  return [`${steps.length === 1 ? one : several} ${steps.map(({ number }) => number).join(', ')}`];
}
