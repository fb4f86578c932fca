import { RoadmapError } from '../../errors.js';
import type { Format } from './bank.js';
import { USABLE } from './decode.js';

/** What a file is written in, and by what that was seen; its content says more than its name. */
export function formatOf(text: string, name: string): { format: Format; by: string } {
  const start = text.slice(0, 100_000);
  const [, foreign, mend] = FOREIGN.find(([sign]) => sign.test(start)) ?? [];
  if (foreign) throw new RoadmapError(`${name} is ${foreign}, which is not read.`, mend);
  const [format, , by] = CONTENTS.find(([, sign]) => sign.test(start)) ?? [];
  if (format) return { format, by: by! };
  const named = ENDINGS[/\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''];
  if (named) return { format: named, by: 'its name' };
  throw new RoadmapError(`${name} cannot be told to be a bank of questions.`, `${USABLE} --format says which.`);
}

const FOREIGN = [
  [/^\s*<\?xml|^\s*<quiz\b/, 'XML', 'Export it from Moodle in the GIFT format.'],
  [/^\s*(?:<!doctype|<html)\b/i, 'a page of HTML', USABLE],
  [/^\s*\{\s*"/, 'JSON', USABLE],
] as const;

const CONTENTS: [format: Format, sign: RegExp, by: string][] = [
  ['anki', /^(?:#(?:separator|html|notetype|deck|columns|tags|guid column)\b.*:|tags:)/i, 'its first line'],
  ['mdbook', /^[ \t]*\[\[ *questions *\]\]/m, 'its [[questions]]'],
  [
    'csv',
    /^(?!\/\/|::)"?[^"\n{}]*\b(?:prompt|question)\b[^\n{}]*[,;\t][^\n{}]*\b(?:answer|correct|key|option|wrong)/i,
    'its header',
  ],
  ['gift', /^[ \t]*(?:::|\$CATEGORY:)|(?<!\\)\{\s*(?:[=~#]|T|F|TRUE|FALSE|\s*\})/m, 'its braces'],
  ['anki', /^[^\n{}]*\t[^\n]*$/m, 'its tabs'],
];

const ENDINGS: Record<string, Format | undefined> = {
  gift: 'gift',
  toml: 'mdbook',
  csv: 'csv',
  tsv: 'csv',
};
