import { expect, test } from 'vitest';
import { usesOf } from '../../src/content/check/uses.js';

test.each<[language: string, code: string, uses: string[]]>([
  ['js', "import { readFile } from 'node:fs/promises';", ['node:fs/promises', 'import']],
  ['js', 'const a = [1].map((x) => x); // while', ['const', '.map']],
  ['js', 'text = "for while"; /if (else)/.test(text);', []],
  ['js', 'go(`a ${await fetch(url)} b`);', ['await', 'fetch']],
  ['js', 'function fetch() {}\nfetch({ default: 1, Map: 2 });', ['function']],
  ['python', 'import re\nfrom http.server import HTTPServer', ['re', 'http.server', 'import', 'from']],
  ['python', 'def f(id):\n    return len(id)  # while', ['def', 'return', 'len']],
  ['python', "x = f'{sorted(a)} for'\ny.append('if')", ['sorted', '.append']],
  ['sh', 'curl -i "$URL" | head -1 && A=1 grep x # rm', ['curl', 'head', 'grep']],
  ['sh', "cat <<'END'\nrm -r x\nEND\nfor f in *; do wc $(ls); done", ['cat', 'for', 'wc', 'ls']],
  ['console', '$ ls\nrm', ['ls']],
  ['sql', 'SELECT 1', []],
])('what code uses of %s: %s', (language, code, uses) => {
  expect([...usesOf(language, code)].sort()).toEqual(uses.sort());
});
