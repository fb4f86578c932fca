import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { GenericSchema } from 'valibot';
import type { Contract } from '../domain/lab/contract.js';
import { frameworksIn } from '../domain/lab/framework.js';
import type { Lab, LabBody } from '../domain/lab/lab.js';
import type { SourceFile } from './files.js';
import { toCheck } from './lab-check.js';
import { labShape, type LabFile } from './lab-shape.js';
import type { YamlFile } from './yaml.js';

/** The files of one lab: what it asks, and what it lays down. */
export interface LabSource {
  folder: string;
  lab: YamlFile<LabFile>;
  brief: string;
  files: Record<string, string>;
  starter: Record<string, Record<string, string>>;
  reference: Record<string, Record<string, string>>;
}

interface Reading {
  root: string;
  read: (name: string) => SourceFile | null;
  yaml: <T>(name: string, shape: GenericSchema<unknown, T>, stand?: Record<string, unknown>) => YamlFile<T> | null;
}

/** Reads a lab's folder; null where its lab.yaml cannot be used. */
export function readLab(folder: string, { root, read, yaml }: Reading): LabSource | null {
  const lab = yaml(`${folder}/lab.yaml`, labShape);
  const brief = read(`${folder}/brief.md`);
  const tree = (name: string) => filesUnder(root, `${folder}/${name}`, read);
  if (!lab || !brief) return null;
  return {
    ...{ folder, lab, brief: brief.text },
    files: tree('files'),
    starter: byTrack(tree('starter')),
    reference: byTrack(tree('reference')),
  };
}

/** The lab as the outline and its own file keep it. */
export function compileLab(source: LabSource, step: string, contract: Contract | null): { lab: Lab; body: LabBody } {
  const { id, title, minutes, app, rev, checks, hints, reference } = source.lab.value;
  const asked = checks.map((check) => toCheck(check, contract));
  return {
    lab: {
      ...{ id, step, title, minutes, app, rev },
      offeredAfter: source.lab.value['offered-after'] ?? [step],
      isRung: source.lab.value.program === 'own',
      frameworks: frameworksIn(Object.keys(source.reference)),
      checks: asked.map(({ id, title, note }) => ({ id, title, note })),
    },
    body: {
      ...{ brief: source.brief, hints, checks: asked, files: source.files },
      needsNode: reference?.['needs-node'] ?? null,
      starter: source.starter,
      reference: source.reference,
    },
  };
}

function filesUnder(root: string, folder: string, read: Reading['read']): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of namesUnder(join(root, folder))) {
    const source = read(`${folder}/${name}`);
    if (source) found[name] = source.text;
  }
  return found;
}

/** Plain files below a folder, with / between; links are not followed. */
function namesUnder(folder: string, before = ''): string[] {
  let entries;
  try {
    entries = readdirSync(join(folder, before), { withFileTypes: true });
  } catch {
    return []; // It need not be there.
  }
  return entries
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const name = before === '' ? entry.name : `${before}/${entry.name}`;
      if (entry.isDirectory()) return LEFT_OUT.has(entry.name) ? [] : namesUnder(folder, name);
      return entry.isFile() && !LEFT_OUT.has(entry.name) ? [name] : [];
    });
}

/** What trying a reference leaves. */
const LEFT_OUT = new Set(['node_modules', '.venv', '__pycache__', '.DS_Store', '.git']);

function byTrack(files: Record<string, string>): Record<string, Record<string, string>> {
  const tracks: Record<string, Record<string, string>> = {};
  for (const [path, text] of Object.entries(files)) {
    const slash = path.indexOf('/');
    if (slash > 0) (tracks[path.slice(0, slash)] ??= {})[path.slice(slash + 1)] = text;
  }
  return tracks;
}
