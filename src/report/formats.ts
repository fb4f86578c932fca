/** What `export` can write; the first is what it does without being told. */
export const FORMATS = ['markdown', 'html', 'anki', 'ics', 'svg', 'json', 'gift', 'csv'] as const;

export type Format = (typeof FORMATS)[number];
