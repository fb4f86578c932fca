import { RUNNABLE } from '../schema.js';

/** The languages of code blocks that every roadmap may show; others it names under `languages.show`. */
export const LANGUAGES = new Set<string>([
  ...RUNNABLE,
  ...['output', 'text', 'console', 'http', 'json', 'yaml', 'html', 'css', 'dockerfile', 'nginx', 'ini', 'toml', 'diff'],
  ...['graphql', 'protobuf', 'xml', 'markdown', 'ts', 'apache', 'csv'],
]);
