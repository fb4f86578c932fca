import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

export const VALID = fileURLToPath(new URL('fixtures/valid', import.meta.url));

/** A folder that is gone when the test is. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'roadmap-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A copy of the valid fixture, with texts replaced in some of its files. */
export function patched(patches: Record<string, [from: string | RegExp, to: string][]>): string {
  const root = join(scratch(), 'roadmap');
  cpSync(VALID, root, { recursive: true });
  for (const [file, changes] of Object.entries(patches)) {
    const path = join(root, file);
    const before = readFileSync(path, 'utf8');
    const after = changes.reduce((text, [from, to]) => text.replace(from, to), before);
    if (after === before) throw new Error(`${file}: nothing was patched`);
    writeFileSync(path, after);
  }
  return root;
}
