import type { MapRow } from '../domain/road/graph.js';
import { factsOf, stateOf, type State } from '../domain/standing/facts.js';
import type { Standing } from '../domain/standing/standing.js';
import { letters } from './letters.js';
import { markup, type Markup } from './markup.js';

/** In the units of the drawing, which on a phone are nearly pixels. */
const WIDTH = 360;
const [PITCH, LEFT, RADIUS] = [14, 10, 5];
const [TITLE, FACTS, GAP] = [18, 15, 10];
/** Where the middle of a step's own sign stands, below the top of its row. */
const MIDDLE = 12;
/** How wide a letter is in a wide font: no line may reach the edge. */
const [TITLE_LETTER, FACT_LETTER] = [8.7, 6.7];

export interface MapFacts {
  rows: MapRow[];
  standings: Standing[];
  currentId: string | null;
}

interface Placed {
  row: MapRow;
  top: number;
  height: number;
  title: string[];
  facts: string[];
  state: State;
}

/** The road as a drawing: a row a step, each a link to what is told of the step. */
export function mapSvg(facts: MapFacts): Markup {
  const lanes = 1 + Math.max(0, ...facts.rows.flatMap(({ at, above }) => [at, ...above]));
  // Of a road with very many lanes the words stay readable, and the lines come closer.
  const pitch = Math.min(PITCH, 160 / lanes);
  const textAt = LEFT + lanes * pitch + 4;
  const placed = placedRows(facts, WIDTH - textAt);
  const height = placed.reduce((sum, row) => sum + row.height, 0);
  const x = (lane: number) => LEFT + lane * pitch;
  return markup`<svg class="map" role="group" aria-label="The road as a graph" viewBox="0 0 ${WIDTH} ${height}">
<g class="lines">${placed.map((row) => lanesOf(row, x))}</g>
${placed.map((row) => stepOf(row, x, textAt))}
</svg>`;
}

function placedRows({ rows, standings, currentId }: MapFacts, room: number): Placed[] {
  let top = 0;
  return rows.map((row) => {
    const standing = standings.find(({ step }) => step === row.step)!;
    const [state, told] = [stateOf(standing), factsOf(standing)];
    const words = [
      ...(row.step.id === currentId ? ['now'] : []),
      ...(told.some((fact) => fact.startsWith(state)) ? [] : [state]),
      ...told,
      ...(row.after.length === 0 ? [] : [`after ${row.after.map(({ number }) => number).join(', ')}`]),
    ];
    const title = packed(`${row.step.number} ${row.step.title}`.split(/\s+/), ' ', room / TITLE_LETTER);
    const facts = packed(words, ' · ', room / FACT_LETTER);
    const height = title.length * TITLE + facts.length * FACTS + GAP;
    const placed = { row, top, height, title, facts, state };
    top += height;
    return placed;
  });
}

function lanesOf({ row, top, height }: Placed, x: (lane: number) => number): Markup {
  const { at, above, joined, below } = row;
  const y = top + MIDDLE;
  const down = above.map((lane) => markup`<path d="M${x(lane)} ${top}V${y}"/>`);
  const on = below.map((lane) => markup`<path d="M${x(lane)} ${y}V${top + height}"/>`);
  // With a dot where lines meet: without one, they only cross.
  const across = joined
    .filter((lane) => lane !== at)
    .map((lane) => markup`<path d="M${x(lane)} ${y}H${x(at)}"/><circle cx="${x(lane)}" cy="${y}" r="2.5"/>`);
  return markup`${down}${on}${across}`;
}

function stepOf(
  { row: { step, at }, top, height, title, facts, state }: Placed,
  x: (lane: number) => number,
  textAt: number,
): Markup {
  const line = (text: string, index: number) =>
    markup`<tspan x="${textAt}" y="${top + 16 + index * TITLE}">${text}${index < title.length - 1 ? ' ' : ''}</tspan>`;
  const fact = (text: string, index: number) =>
    markup`<tspan x="${textAt}" y="${top + 14 + title.length * TITLE + index * FACTS}">${text}${index < facts.length - 1 ? ' · ' : ''}</tspan>`;
  return markup`<a href="#step-${step.id}"><rect x="1" y="${top + 1}" width="${WIDTH - 2}" height="${height - 2}" rx="4"/>${sign(state, x(at), top + MIDDLE)}<text class="title">${title.map(line)} </text><text class="facts">${facts.map(fact)}</text></a>
`;
}

/** Told apart by its form: full, half, empty, and a diamond for what is passed over. */
export function sign(state: State, x: number, y: number): Markup {
  const circle = markup`<circle cx="${x}" cy="${y}" r="${RADIUS}"/>`;
  switch (state) {
    case 'answered':
      return markup`<g class="sign full">${circle}</g>`;
    case 'begun':
      return markup`<g class="sign">${circle}<path class="half" d="M${x} ${y - RADIUS}A${RADIUS} ${RADIUS} 0 0 0 ${x} ${y + RADIUS}Z"/></g>`;
    case 'open':
      return markup`<g class="sign">${circle}</g>`;
    case 'skipped':
      return markup`<g class="sign"><path d="M${x} ${y - RADIUS - 1}l${RADIUS + 1} ${RADIUS + 1}l${-RADIUS - 1} ${RADIUS + 1}l${-RADIUS - 1} ${-RADIUS - 1}Z"/></g>`;
  }
}

/** As many words on a line as fit into so many letters; one that is too long is cut into pieces. */
function packed(words: string[], between: string, room: number): string[] {
  const most = Math.max(8, Math.floor(room));
  const lines: string[] = [];
  for (const word of words.flatMap((one) => pieces(one, most))) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)!}${between}${word}`;
    if (lines.length > 0 && letters(longer) <= most) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function pieces(word: string, most: number): string[] {
  if (letters(word) <= most) return [word];
  const [cut, each] = [Array.from(word), Math.ceil(most / 2)];
  return Array.from({ length: Math.ceil(cut.length / each) }, (_unused, index) =>
    cut.slice(index * each, (index + 1) * each).join(''),
  );
}
