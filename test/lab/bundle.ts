import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { constants } from '../../.config/constants.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A TypeScript file of ours as a program that Node starts; gives its path. */
export async function bundle(entry: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'roadmap-bundle-'));
  const file = join(folder, basename(entry).replace('.ts', '.mjs'));
  const define = constants('0.0.0-test', new URL('../../dist', import.meta.url).href);
  const bundled = await rolldown({ cwd: root, input: join(root, entry), platform: 'node', transform: { define } });
  await bundled.write({ file, format: 'esm' });
  await bundled.close();
  return file;
}
