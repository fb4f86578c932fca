import { parse } from 'yaml';
import { isRecord } from '../../domain/lab/fill.js';
import { officialFault, VERSIONS, type OpenapiVersion } from './official.js';
import { brokenReference } from './references.js';
import { within } from './within.js';

/** A description of a program that fits the schema of its version. */
export interface Document {
  root: Record<string, unknown>;
  version: OpenapiVersion;
}

export type Read = { document: Document; fault: null } | { document: null; fault: string };

/** Reads a document in JSON or YAML, and holds it to the official schema. */
export function readDocument(text: string): Read {
  return within(
    () => {
      const { root, fault } = plain(text);
      if (root === null) return refused(fault);
      const version = VERSIONS.find((one) => String(root['openapi']).startsWith(`${one}.`));
      if (version === undefined) return refused(versionFault(root));
      const wrong = officialFault(root, version) ?? brokenReference(root);
      return wrong === null ? { document: { root, version }, fault: null } : refused(wrong);
    },
    (why) => refused(why),
  );
}

function refused(fault: string): Read {
  return { document: null, fault };
}

/** The data alone, without what YAML can make of it: an object that holds itself, or one that is huge when written out. */
function plain(text: string): { root: Record<string, unknown>; fault: null } | { root: null; fault: string } {
  try {
    const given: unknown = /^\s*\{/.test(text) ? fromJson(text) : fromYaml(text);
    const root: unknown = JSON.parse(JSON.stringify(given ?? null));
    return isRecord(root)
      ? { root, fault: null }
      : { root: null, fault: 'it is no object, and so no OpenAPI document' };
  } catch (error) {
    if (error instanceof RangeError || !(error instanceof Error)) throw error;
    const circle = error instanceof TypeError && error.message.includes('circular');
    const said = circle ? 'an alias in it stands inside what it names' : error.message.split('\n')[0]!;
    return { root: null, fault: `it cannot be read: ${said.slice(0, MOST_LETTERS)}` };
  }
}

const MOST_LETTERS = 200;

/** YAML may begin with a brace, too. */
function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError && /^\s*\{\s*"/.test(text)) throw error;
    return fromYaml(text);
  }
}

function fromYaml(text: string): unknown {
  return parse(text, { maxAliasCount: 100, logLevel: 'error' });
}

function versionFault({ openapi, swagger }: Record<string, unknown>): string {
  if (swagger !== undefined) return `it is Swagger ${JSON.stringify(swagger).slice(0, 10)}: OpenAPI begins with 3.0`;
  if (openapi === undefined) return 'it has no line openapi: 3.1.0, by which one knows what it is';
  return `openapi is ${JSON.stringify(openapi).slice(0, 20)}: there are 3.0.x, 3.1.x and 3.2.x, written as text`;
}
