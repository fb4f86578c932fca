import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { patchedLab, scratch } from '../scratch.js';
import { BIN, inTerminal, run } from './cli.js';

/** Each shell with how it is started without anyone's settings, and told the script. */
const SHELLS: Record<string, { program: string; flags: string[]; load: string }> = {
  bash: { program: 'bash', flags: ['--norc', '--noprofile', '-i'], load: '. ./script' },
  zsh: { program: 'zsh', flags: ['-f', '-i'], load: '. ./script' },
  fish: { program: 'fish', flags: ['--no-config', '-i'], load: 'source ./script' },
};

/** Lines with a TAB in them, and what the program is then given. */
const LINES: [typed: string, given: string][] = [
  ['roadmap ne\t', '<next>'],
  ['roadmap go que\t', '<go><queue>'],
  ['roadmap go 2\t', '<go><2>'],
  ['roadmap read queue-u\t', '<read><queue-use>'],
  ['roadmap lab check sma\t--al\t', '<lab><check><small-shelf><--all>'],
  ['roadmap config set stre\tof\t', '<config><set><streaks><off>'],
  ['roadmap read --track=py\t', '<read><--track=python>'],
  ['roadmap import my\t', '<import><my notes.json>'],
  ['roadmap lab start fold\t', '<lab><start><folder'],
];

const isThere = (program: string) => spawnSync(program, ['--version']).error === undefined;

/** A folder with a `roadmap` that shows what it is given, but for what completes. */
function withRoadmap(): string {
  const home = scratch();
  const wrapper = `#!/bin/sh\ncase $1 in complete*) exec '${process.execPath}' '${BIN}' "$@" ;; esac\nprintf '<%s>' "$@"\necho\n`;
  mkdirSync(join(home, 'bin'));
  writeFileSync(join(home, 'bin', 'roadmap'), wrapper);
  chmodSync(join(home, 'bin', 'roadmap'), 0o755);
  mkdirSync(join(home, 'folder'));
  for (const name of ['my notes.json', 'folder.txt']) writeFileSync(join(home, name), '');
  return home;
}

for (const [name, { program, flags, load }] of Object.entries(SHELLS)) {
  test.skipIf(process.platform === 'win32' || !isThere(program))(
    `TAB completes in ${name}, and runs nothing of the line (skipped where there is no ${name})`,
    async () => {
      const home = withRoadmap();
      const env = { ROADMAP_PATH: patchedLab({}), PATH: `${home}/bin:${process.env['PATH']}`, PS1: '$ ', HISTFILE: '' };
      writeFileSync(join(home, 'script'), (await run(['completion', name], { home })).stdout);
      const terminal = inTerminal(program, flags, { home, env }, 100, 50);
      await terminal.quiet();
      terminal.type(`${load}; echo loa''ded\r`);
      await terminal.until('loaded');
      for (const [typed, given] of LINES) {
        terminal.type(`${typed}\r`);
        await terminal.until(given);
      }
      terminal.type(`roadmap search '$(touch ran)' $(touch ran) \t`);
      await terminal.quiet();
      expect(existsSync(join(home, 'ran'))).toBe(false);
    },
  );
}

test.skipIf(process.platform === 'win32' || !isThere('pwsh'))(
  'TAB completes in PowerShell (skipped where there is no pwsh, and on Windows)',
  async () => {
    const home = withRoadmap();
    const lines = ['roadmap ne', 'roadmap go que', 'roadmap list --js', 'roadmap config set streaks '];
    writeFileSync(
      join(home, 'script.ps1'),
      `${(await run(['completion', 'powershell'], { home })).stdout}
foreach ($line in ${lines.map((line) => `'${line}'`).join(', ')}) {
  (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches.CompletionText -join ','
}\n`,
    );
    const path = `${home}/bin:${process.env['PATH']}`;
    const env = { ...process.env, PATH: path, HOME: home, ROADMAP_PATH: patchedLab({}), ROADMAP_HOME: home };
    const said = execFileSync('pwsh', ['-NoProfile', '-File', join(home, 'script.ps1')], { encoding: 'utf8', env });
    expect(said.trim().split('\n')).toEqual(['next', 'queue', '--json', 'on,off']);
  },
);

test('of a roadmap that cannot be opened, commands and options are still completed', async () => {
  const home = scratch();
  const words = async (...line: string[]) => (await run(['complete', '--', ...line], { home })).stdout;
  expect(await words('--roadmap', 'nowhere', 'config', '')).toContain('unset\tgo back');
  expect(await words('--roadmap', 'nowhere', 'go', '')).toBe('');
});

test('a shell that is not known is told which ones are', async () => {
  const { code, stderr } = await run(['completion', 'tcsh'], { home: scratch() });
  expect(code).toBe(2);
  expect(stderr).toContain('bash, zsh, fish, powershell');
});
