import { RUNNABLE } from '../schema.js';

/** The languages of code blocks that every roadmap may show; others it names under `languages.show`. */
export const LANGUAGES = new Set<string>([
  ...RUNNABLE,
  ...['output', 'text', 'console', 'http', 'json', 'yaml', 'html', 'css', 'dockerfile', 'nginx', 'ini', 'toml', 'diff'],
  ...['graphql', 'protobuf', 'xml', 'markdown', 'ts', 'apache', 'csv', 'diagram'],
]);

/** The languages that a track of this id is learned with. */
export const TRACK_LANGUAGES: Record<string, string[]> = { node: ['js', 'ts'], python: ['python'] };

export function trackOfLanguage(language: string): string | null {
  return Object.keys(TRACK_LANGUAGES).find((track) => TRACK_LANGUAGES[track]!.includes(language)) ?? null;
}
