import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

export const VALID = fileURLToPath(new URL('fixtures/valid', import.meta.url));

/** A folder that is gone when the test is. */
export function scratch(): string {
  // Without links, as the program names it: on macOS the folder for temporary files is one.
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'roadmap-test-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));
  return folder;
}

/** A copy of the valid fixture, with texts replaced in some of its files. */
export function patched(patches: Patches): string {
  const root = join(scratch(), 'roadmap');
  cpSync(VALID, root, { recursive: true });
  return patch(root, patches);
}

export type Patches = Record<string, [from: string | RegExp, to: string][]>;

/** The same with a lab in its second step, and a contract. */
export function patchedLab(patches: Patches): string {
  const root = patched({ '02-shelf/step.yaml': [['lessons: [', 'labs: [small-shelf]\nlessons: [']] });
  cpSync(fileURLToPath(new URL('fixtures/lab', import.meta.url)), root, { recursive: true });
  return patch(root, patches);
}

function patch(root: string, patches: Patches): string {
  for (const [file, changes] of Object.entries(patches)) {
    const path = join(root, file);
    const before = readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
    const after = changes.reduce((text, [from, to]) => text.replace(from, to), before);
    if (after === before) throw new Error(`${file}: nothing was patched`);
    writeFileSync(path, after);
  }
  return root;
}
