import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, describe, expect, test } from 'vitest';
import type { WriteCase, WriteLanguage } from '../../src/domain/lab/write-task.js';
import { runWrite } from '../../src/lab/write/run-write.js';

const posix = describe.skipIf(process.platform === 'win32');
const CASE: WriteCase = {
  ...{ setup: null, call: null, args: [], stdin: '', state: null, after: [], files: [], text: null, ordered: false },
  want: {},
};
const run = (language: WriteLanguage, code: string, one: Partial<WriteCase>) =>
  runWrite(code, { language, setup: null, cases: [{ ...CASE, ...one }] }, { env: process.env, limitMs: 3000 });

posix('what is written may do anything to the place where it runs: it has failed, and nothing else is wrong', () => {
  test.each([
    ['removes its home', "import os, shutil\nshutil.rmtree(os.environ['HOME'])"],
    ['writes into what its results are told in', "import sys\nopen(sys.argv[1], 'a').write('{\\n')"],
    ['writes null there', "import sys\nopen(sys.argv[1], 'a').write('null\\n')"],
    ['makes a folder of it', 'import os, sys\nos.remove(sys.argv[1])\nos.mkdir(sys.argv[1])'],
    ['makes a named pipe of it', 'import os, sys\nos.remove(sys.argv[1])\nos.mkfifo(sys.argv[1])'],
    [
      'makes a link to what never ends of it',
      "import os, sys\nos.remove(sys.argv[1])\nos.symlink('/dev/zero', sys.argv[1])",
    ],
    ['removes its case', 'import os, sys\nos.remove(sys.argv[2])\nos._exit(0)'],
  ])('python that %s', async (_what, code) => {
    const [outcome] = await run('python', `${code}\nanswer = 1`, { call: 'answer' });
    expect(outcome!.facts).not.toMatchObject({ gives: 1 });
  });

  test.each([
    ['removes its home', "require('fs').rmSync(process.env.HOME, { recursive: true })"],
    ['says what it gives in other words', "require('fs').writeFileSync(process.argv[2], '7\\n')"],
    ['changes how a value is told', 'JSON.stringify = () => "x"'],
  ])('js that %s', async (_what, code) => {
    const before = "import { createRequire } from 'node:module';\nconst require = createRequire('/');\n";
    const [outcome] = await run('js', `${before}${code};\nconst answer = 1;`, { call: 'answer' });
    expect(outcome!.facts).not.toMatchObject({ gives: 1 });
  });

  test.each([
    ['removes its home', 'rm -rf ~'],
    ['removes its folder', 'rm -rf "$PWD"'],
    ['leaves a file in place of its home', 'rm -rf ~; touch ~'],
    ['leaves a link in place of its home', 'rm -rf ~; ln -s /nowhere ~'],
    ['leaves a link in place of its folder', 'd=$PWD; cd ..; rm -rf "$d"; ln -s /nowhere "$d"'],
    ['leaves a named pipe where we write', 'mkfifo ~/after.sh'],
    ['leaves a folder where we write', 'mkdir ~/after.sh'],
    ['leaves a named pipe', 'mkfifo out'],
    ['leaves a folder', 'mkdir out'],
    ['leaves a link to what waits', 'ln -s /proc/kmsg out'],
    ['leaves a file of 5 GB without anything in it', 'truncate -s 5000000000 out || exit'],
    ['nests folders too deep for a path', 'i=0; while [ $i -lt 2500 ]; do mkdir d; cd d; i=$((i+1)); done'],
    ['locks its folders', 'mkdir -p a/b/c; touch a/b/c/d; chmod 400 a/b; chmod 000 a'],
    ['makes names with line ends', 'touch "a\nb" "$(printf "\\033[2J")" ; mkdir "\n"'],
    ['prints a million spaces before a letter', "printf '%1000000sx' ''"],
    ['makes a socket', 'python3 -c "import socket; socket.socket(socket.AF_UNIX).bind(\'out\')"'],
  ])('a shell that %s', async (_what, code) => {
    const [outcome] = await run('sh', code, { after: ['cat out'], files: ['out'] });
    expect(outcome!.facts['files']).toEqual({ out: undefined });
  });

  test('a shell that makes more files than a disk has room for is ended', async () => {
    const [outcome] = await run('sh', 'n=0; while :; do : > f$n; n=$((n+1)); done', {});
    expect(outcome!.limit).toMatch(/disk|time/);
  });

  afterAll(() => {
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith(`roadmap-run-${process.pid}-`))).toEqual([]);
  });
});
