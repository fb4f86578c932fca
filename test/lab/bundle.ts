import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A TypeScript file of ours as a program that Node starts; gives its path. */
export async function bundle(file: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'roadmap-bundle-'));
  const outfile = join(folder, basename(file).replace('.ts', '.mjs'));
  const guard = JSON.stringify(join(root, 'dist/guard.js'));
  await build({
    absWorkingDir: root,
    entryPoints: [file],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    define: { __GUARD__: guard },
  });
  return outfile;
}
