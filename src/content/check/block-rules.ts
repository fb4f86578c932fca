import type { Fence, Scan } from '../../domain/road/fences.js';
import { trackProseIn } from '../../domain/road/track-prose.js';
import { fault, faultIf, type Fault, type Place } from '../faults.js';
import type { Sources } from '../sources.js';
import { trackOfLanguage } from './languages.js';
import { columnsOf } from './texts.js';

/** What a code block may name. */
export interface Nameable {
  /** Null where roadmap.yaml cannot be read in full. */
  tracks: Set<string> | null;
  /** The references of all labs, by track and file, as text between two line ends. */
  references: Map<string, string[]>;
}

export function nameableIn({ roadmap, steps }: Sources): Nameable {
  const references = new Map<string, string[]>();
  for (const { reference } of steps.flatMap(({ labs }) => labs))
    for (const [track, files] of Object.entries(reference))
      for (const [file, text] of Object.entries(files)) {
        const key = `${track} ${file}`;
        references.set(key, [...(references.get(key) ?? []), linesOf(text)]);
      }
  return { tracks: tracksIn(roadmap), references };
}

export function tracksIn(roadmap: Sources['roadmap']): Nameable['tracks'] {
  return roadmap && !roadmap.partial ? new Set(roadmap.value.tracks.map(({ id }) => id)) : null;
}

/** What the opening line of a code block says, in a text of a track or (null) of all. */
export function blockFaults(
  { language, words, code }: Fence,
  track: string | null,
  at: Place,
  known: Nameable,
): Fault[] {
  const own = words.track ?? track ?? trackOfLanguage(language);
  return [
    ...words.unknown.map((word) =>
      fault(
        'block-words',
        at,
        `"${word}" means nothing here: track=, node>=, file=, from=, alt=, no-run or browser does`,
      ),
    ),
    ...unknownTrack(words.track, at, known),
    ...(language === 'diagram' ? diagramFaults(code, words.alt, at) : []),
    ...faultIf(
      words.from !== null && !isExcerpt(code, words.from, own, known),
      'from-reference',
      at,
      `this stands in no lab's reference as ${words.from}${own === null ? '' : ` for ${own}`}`,
    ),
  ];
}

/** What stands between `::: track=ID` and `:::`: prose of one track, in a text of all. */
export function trackProseFaults(scan: Scan, at: (line: number) => Place, known: Pick<Nameable, 'tracks'>): Fault[] {
  const { blocks, stray } = trackProseIn(scan);
  const isIn = (index: number) => blocks.some(({ line, end }) => index > line && index < end);
  const headings =
    blocks.length === 0 ? [] : scan.prose.filter(({ line, index }) => isIn(index) && /^#{1,6} /.test(line));
  return [
    ...stray.map((line) =>
      fault('track-prose', at(line), 'prose of one track begins with a line "::: track=ID" and ends with a line ":::"'),
    ),
    ...headings.map(({ index }) => fault('track-prose', at(index), 'a heading is for every track: put it above')),
    ...blocks.flatMap(({ track, line }) => unknownTrack(track, at(line), known)),
  ];
}

function unknownTrack(track: string | null, at: Place, { tracks }: Pick<Nameable, 'tracks'>): Fault[] {
  return faultIf(
    track !== null && tracks !== null && !tracks.has(track),
    'unknown-track',
    at,
    `"${track}" is not a track of this roadmap`,
  );
}

const DIAGRAM_COLUMNS = 64;

function diagramFaults(code: string[], alt: string | null, at: Place): Fault[] {
  const widest = Math.max(0, ...code.map(columnsOf));
  const strange = /[^ -~\n\u2500-\u257f]/u.exec(code.join('\n'))?.[0];
  return [
    ...faultIf(
      alt === null || alt.trim() === '',
      'diagram-words',
      at,
      'a terminal that is narrow or plain shows words in place of a diagram: alt="…"',
    ),
    ...faultIf(
      widest > DIAGRAM_COLUMNS,
      'diagram-columns',
      at,
      `a diagram has at most ${DIAGRAM_COLUMNS} columns; this has ${widest}`,
    ),
    ...faultIf(
      strange !== undefined,
      'diagram-characters',
      at,
      `a diagram is drawn in printable ASCII and box lines; "${strange ?? ''}" is neither`,
    ),
  ];
}

function isExcerpt(code: string[], file: string, track: string | null, { references, tracks }: Nameable): boolean {
  const places = [...(track === null ? [...(tracks ?? [])] : [track]), 'both'];
  const excerpt = linesOf(code.join('\n'));
  return places.some((place) => references.get(`${place} ${file}`)?.some((text) => text.includes(excerpt)));
}

function linesOf(text: string): string {
  return `\n${text
    .replace(/\r\n/g, '\n')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n+$/, '')}\n`;
}
