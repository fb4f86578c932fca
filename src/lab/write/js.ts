import { callsAtOnceIn, callsIn, type Runtime } from './calls.js';

const HARNESS = String.raw`
import { appendFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { pathToFileURL } from 'node:url';

const [results, ...files] = process.argv.slice(2);
const asJson = (_key, value) => {
  if (value instanceof Map || value instanceof Set || typeof value === 'bigint' || typeof value === 'function')
    return inspect(value);
  return value;
};
const told = (error, file) => {
  const line = new RegExp(file.replace(/[^\w]/g, '\\$&') + ':(\\d+)').exec(error?.stack ?? '')?.[1];
  const text = error instanceof Error ? error.name + ': ' + error.message : 'thrown: ' + inspect(error);
  return { error: text, ...(line ? { line: Number(line) } : {}) };
};
for (const file of files) {
  process.stdout.write('\u001e\n');
  process.stderr.write('\u001e\n');
  let result;
  try {
    const { result$ } = await import(pathToFileURL(file).href);
    const value = await result$();
    result = { gives: value === undefined ? null : value };
  } catch (error) {
    // Only as an uncaught error does Node print where a file cannot be read as a program.
    if (error instanceof SyntaxError && !String(error.stack).includes(file + ':')) throw error;
    result = told(error, file);
  }
  appendFileSync(results, JSON.stringify(result, asJson) + '\n');
}
process.exit(0);
`;

/** JavaScript, in a Node like this one. */
const RUNTIME: Runtime = {
  name: 'Node.js',
  command: () => Promise.resolve([process.execPath]),
  ending: '.mjs',
  harness: HARNESS,
  caseFile: (setup, code, call) =>
    `${before(setup)}${code.replace(/\n$/, '')}\n${call === '' ? '' : `;export const result$ = async () => (${call}\n);\n`}`,
  lineIn: /(?:file:\/\/)?\S*case-\d+\.mjs:(\d+)(?::\d+)?/,
};

export const runJs = callsIn(RUNTIME);
export const runJsAtOnce = callsAtOnceIn(RUNTIME);

function before(setup: string): string {
  return setup === '' ? '' : `${setup.replace(/\n$/, '')}\n`;
}
