import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { RoadmapError } from '../errors.js';
import type { Contract } from '../domain/lab/contract.js';
import type { LabBody } from '../domain/lab/lab.js';
import type { Roadmap, Step, StepBody } from '../domain/road/roadmap.js';
import { textsFromLines } from './packed-texts.js';

/** A hash of all that compiles a roadmap: what another program has compiled may have another form. */
declare const __COMPILED__: string;

/** A roadmap ready to be used: its outline at once, the questions and the texts of a step when they are asked for. */
export interface Content {
  roadmap: Roadmap;
  /** Of all that its questions and labs ask. */
  hash: string;
  builtIn: boolean;
  /** Where its sources are; null for what ships with the program. */
  folder: string | null;
  body: (stepId: string) => StepBody;
  lab: (labId: string) => LabBody;
  /** What the program that labs are about answers; null for a roadmap without one. */
  contract: () => Contract | null;
}

/** What a roadmap's sources amount to. */
export interface Compiled {
  roadmap: Roadmap;
  hash: string;
  bodies: Record<string, StepBody>;
  labs: Record<string, LabBody>;
  contract: Contract | null;
}

/** Opens the roadmap that ships with the program, compiled when it was built. */
export function openBuiltIn(folder: string): Content {
  const outline = readJson(join(folder, 'outline.json')) as Known;
  return openCompiled(outline, null, (name) => {
    if (isBrief(name)) return readJson(bodyPath(folder, name));
    const { brotliDecompressSync } = process.getBuiltinModule('node:zlib');
    const text = brotliDecompressSync(readFileSync(packedPath(folder, name)));
    return isStep(name) ? textsFromLines(text) : (JSON.parse(text.toString('utf8')) as unknown);
  });
}

/** What each source file looked like when it was compiled: name, size, time of change. */
export type Stamp = [name: string, size: number, modified: number][];

/** How long the file of a step or a lab is, and its hash. */
export type Body = [bytes: number, hash: string];

/** What is known of a roadmap before any text of it is read. */
export interface Known {
  roadmap: Omit<Roadmap, 'steps'> & { steps: OutlineStep[] };
  hash: string;
}

/** A step without its questions, which are three quarters of it; only what they are called. */
type OutlineStep = Omit<Step, 'questions'> & Required<Pick<Step, 'names'>>;

/** A step, or the texts of one, whose questions are read when they are first asked for. */
function withQuestions<Whole extends { questions: unknown }>(
  rest: Omit<Whole, 'questions'>,
  read: () => unknown,
): Whole {
  return Object.defineProperty(rest, 'questions', { configurable: true, enumerable: true, get: read }) as Whole;
}

export interface Outline extends Known {
  compiled: string;
  /** Where the sources are. */
  folder: string;
  stamp: Stamp;
  bodies: Record<string, Body>;
}

/** What was compiled of a folder, where nothing in it has changed since. */
export function freshCache(cache: string, folder: string): Content | null {
  const outline = readOutline(cache);
  if (outline?.compiled !== __COMPILED__) return null;
  const { stamp, bodies } = outline;
  try {
    const now = stampOf(
      folder,
      stamp.map(([name]) => name),
    );
    const whole = Object.entries(bodies).every(([name, [bytes]]) => statSync(bodyPath(cache, name)).size === bytes);
    if (!whole || JSON.stringify(now) !== JSON.stringify(stamp)) return null;
  } catch {
    return null; // A file is gone: it is made again.
  }
  return openCompiled(outline, folder, (name) => cachedBody(cache, name, bodies[name]!));
}

function cachedBody(cache: string, name: string, [, hash]: Body): unknown {
  const text = readFileSync(bodyPath(cache, name));
  const { createHash } = process.getBuiltinModule('node:crypto');
  if (createHash('sha1').update(text).digest('base64url') === hash) return JSON.parse(text.toString('utf8')) as unknown;
  rmSync(join(cache, 'outline.json'), { force: true });
  throw new RoadmapError(
    `The compiled form of this roadmap was damaged (${bodyPath(cache, name)}).`,
    'Run the command again: it is compiled anew.',
  );
}

function openCompiled({ roadmap, hash }: Known, folder: string | null, read: (name: string) => unknown): Content {
  const bodies = new Map<string, unknown>();
  const body = (name: string) => {
    const found = bodies.get(name) ?? read(name);
    bodies.set(name, found);
    return found;
  };
  const steps = roadmap.steps.map((step) => withQuestions<Step>(step, () => body(briefsName(step.id))));
  return {
    roadmap: { ...roadmap, steps },
    hash,
    builtIn: folder === null,
    folder,
    body: (stepId) => withQuestions<StepBody>(body(stepName(stepId)) as StepBody, () => body(questionsName(stepId))),
    lab: (labId) => body(labName(labId)) as LabBody,
    contract: () => body(CONTRACT) as Contract | null,
  };
}

const STEP = 'step-';

export function stepName(id: string): string {
  return STEP + id;
}

export function isStep(name: string): boolean {
  return name.startsWith(STEP);
}

const BRIEFS = 'briefs-';

export function questionsName(id: string): string {
  return `questions-${id}`;
}

export function briefsName(id: string): string {
  return `${BRIEFS}${id}`;
}

export function isBrief(name: string): boolean {
  return name.startsWith(BRIEFS);
}

export const CONTRACT = 'contract';

export function labName(id: string): string {
  return `lab-${id}`;
}

/** The outline in a cache; null where there is none, or one that cannot be used. */
export function readOutline(cache: string): Outline | null {
  const path = join(cache, 'outline.json');
  try {
    const outline = statSync(path).isFile() ? (readJson(path) as Outline | null) : null;
    return typeof outline?.folder === 'string' ? outline : null;
  } catch {
    return null;
  }
}

export function stampOf(folder: string, files: string[]): Stamp {
  return files.map((name) => {
    const { size, mtimeMs } = statSync(join(folder, name));
    return [name, size, mtimeMs];
  });
}

export function bodyPath(folder: string, name: string): string {
  return join(folder, `${name}.json`);
}

export function packedPath(folder: string, name: string): string {
  return join(folder, `${name}.json.br`);
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
