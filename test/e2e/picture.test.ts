import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pictures } from '../../.config/picture.js';

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

test.skipIf(process.platform === 'win32')(
  'the picture in README is what a run shows now: `npm run picture` (skipped on Windows, whose console repaints)',
  async () => {
    const made = await pictures();
    expect(Object.keys(made)).toEqual(['docs/screen-light.svg', 'docs/screen-dark.svg']);
    for (const [file, text] of Object.entries(made)) {
      expect(text, file).toBe(read(file));
      expect(read('README.md')).toContain(`"${file}"`);
    }
  },
);
