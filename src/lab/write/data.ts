import { parseDocument } from 'yaml';
import type { Outcome } from '../../domain/lab/write-task.js';
import type { RunCases } from './outcomes.js';

/** YAML 1.2 and JSON: what was written is read, and the data is looked at. */
export const runData: RunCases = (code, { language, cases }) => {
  const outcome = language === 'json' ? readJson(code) : readYaml(code);
  return Promise.resolve(cases.map(() => outcome));
};

function readJson(code: string): Outcome {
  try {
    return { facts: { json: JSON.parse(code) as unknown }, said: '', limit: null };
  } catch (error) {
    return failed((error as Error).message);
  }
}

function readYaml(code: string): Outcome {
  // Ten aliases of aliases are a document of gigabytes.
  const document = parseDocument(code, { prettyErrors: true });
  const [error] = document.errors;
  if (error) return failed(error.message);
  try {
    return { facts: { json: document.toJS({ maxAliasCount: 100 }) as unknown }, said: '', limit: null };
  } catch (problem) {
    return failed((problem as Error).message);
  }
}

function failed(message: string): Outcome {
  return { facts: { error: message.split('\n')[0]! }, said: message, limit: null };
}
