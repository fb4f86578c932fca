import { isRecord } from '../../domain/lab/fill.js';
import type { Document } from './document.js';
import { followed } from './references.js';

/** An operation of a document, at one of the paths that its servers give it. */
export interface Operation {
  /** `GET /bookmarks/{id}`: without /v1, whatever way the document says that. */
  line: string;
  /** What the document says of its path, and of itself. */
  item: Record<string, unknown>;
  of: Record<string, unknown>;
}

/** The learner's document, where it was found, and what came to be seen of the program that it describes. */
export interface Described {
  /** `GET /openapi.json`, or the name of a file; null where there is none. */
  from: string | null;
  text: string;
  document: Document | null;
  /** Why it cannot be used. */
  fault: string | null;
  operations: Operation[];
  /** The codes that came, by the line of their operation. */
  seen: Map<string, Set<number>>;
}

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'];

export function operationsOf({ root }: Document): Operation[] {
  const paths = isRecord(root['paths']) ? root['paths'] : {};
  return Object.entries(paths).flatMap(([path, given]) => {
    const item = followed(root, given) ?? {};
    return Object.entries({ ...pick(item), ...record(item['additionalOperations']) }).flatMap(([method, of]) => {
      if (!isRecord(of)) return [];
      const bases = new Set(basesOf(of['servers'] ?? item['servers'] ?? root['servers']));
      return [...bases].map((base) => ({ line: `${method.toUpperCase()} ${unversioned(base + path)}`, item, of }));
    });
  });
}

function pick(item: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(METHODS.filter((method) => method in item).map((method) => [method, item[method]]));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function record(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

/** The paths that the addresses of servers begin with. */
function basesOf(servers: unknown): string[] {
  if (!Array.isArray(servers) || servers.length === 0) return [''];
  return servers.map((server: unknown) => {
    const { url, variables } = record(server);
    const filled = String(url).replace(/\{([^{}]*)\}/g, (_whole, name: string) =>
      textOf(record(record(variables)[name])['default']),
    );
    const place = URL.canParse(filled, ANYWHERE) ? new URL(filled, ANYWHERE).pathname : '';
    return place.replace(/(?<!\/)\/+$/, '');
  });
}

const ANYWHERE = 'http://shelf.invalid/openapi.json';

function unversioned(path: string): string {
  return path.replace(/^\/v1(?=\/|$)/, '');
}

/** The operation that a request is for: one whose path has it letter for letter comes first. */
export function operationFor(operations: Operation[], method: string, path: string): Operation | null {
  const asked = unversioned(path.replace(/[?#].*$/, '')).split('/');
  const fitting = operations.filter(({ line }) => {
    const [verb, template = ''] = line.split(' ');
    const parts = template.split('/');
    return (
      verb === method &&
      parts.length === asked.length &&
      parts.every((part, index) => part === asked[index] || (part.includes('{') && asked[index] !== ''))
    );
  });
  const named = ({ line }: Operation) => line.split('{').length;
  return fitting.toSorted((a, b) => named(a) - named(b))[0] ?? null;
}

/** Whether an operation of the contract is in the document, whatever stands in its braces. */
export function isDescribed(operations: Operation[], request: string): boolean {
  return operations.some(({ line }) => nameless(line) === nameless(request));
}

export function nameless(line: string): string {
  return line.replace(/\{[^{}]*\}/g, '{}');
}

/** The codes that an operation documents, as they stand there: 200, 4XX, default. */
export function codesOf({ of }: Operation): string[] {
  return Object.keys(record(of['responses'])).filter((code) => !code.startsWith('x-'));
}

/** What is documented for an answer of this code. `default` stands for errors: what went well is named. */
export function responseFor({ root }: Document, { of }: Operation, status: number): Record<string, unknown> | null {
  const responses = record(of['responses']);
  const codes = [String(status), `${Math.floor(status / 100)}XX`, ...(status >= 400 ? ['default'] : [])];
  const code = codes.find((one) => Object.hasOwn(responses, one));
  return code === undefined ? null : followed(root, responses[code]);
}
