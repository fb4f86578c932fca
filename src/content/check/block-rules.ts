import type { Fence } from '../../domain/road/fences.js';
import { fault, faultIf, type Fault, type Place } from '../faults.js';
import type { Sources } from '../sources.js';
import { trackOfLanguage } from './languages.js';

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
  const tracks = roadmap && !roadmap.partial ? new Set(roadmap.value.tracks.map(({ id }) => id)) : null;
  return { tracks, references };
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
    ...faultIf(
      words.track !== null && known.tracks !== null && !known.tracks.has(words.track),
      'unknown-track',
      at,
      `"${words.track}" is not a track of this roadmap`,
    ),
    ...faultIf(
      words.from !== null && !isExcerpt(code, words.from, own, known),
      'from-reference',
      at,
      `this stands in no lab's reference as ${words.from}${own === null ? '' : ` for ${own}`}`,
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
