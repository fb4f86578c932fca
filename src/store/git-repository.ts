import { lstatSync, rmSync, writeFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { gitIn, GitFailure, gitOutside, must, type Git } from './git.js';
import { makeFolder } from './plain-file.js';
import type { Limits } from './run-program.js';

/** Makes the repository where there is none, or half of one, and lets none of its own settings run anything. */
export async function openRepository(env: NodeJS.ProcessEnv, folder: string): Promise<void> {
  makeFolder(folder);
  const place = join(folder, '.git');
  // A file of this name, or a link, leads git to another repository and its settings.
  const stats = lstatSync(place, { throwIfNoEntry: false });
  if (stats && !stats.isDirectory()) throw new GitFailure('broken', `${place} is not a folder`);
  await keepOwnSettings(env, place);
  const git = gitIn(folder, env);
  if ((await git(['rev-parse', '--git-dir'])).code !== 0)
    must(await git(['init', '--quiet', '--template=', '--', folder]), 'local');
}

/** The remote that was named last. Read as a mere file: whoever made this home may have put anything into it. */
export async function rememberedRemote(home: string, env: NodeJS.ProcessEnv): Promise<string | null> {
  return setting(gitOutside(env), join(home, 'history', '.git'), 'remote.origin.url');
}

export async function remember(git: Git, remote: string, known: string | null): Promise<void> {
  must(await git(['remote', known === null ? 'add' : 'set-url', 'origin', remote]), 'local');
}

/** A git whose ssh asks for nothing either, where the learner has not chosen another one. */
export async function silentGit(folder: string, env: NodeJS.ProcessEnv, remote: string, limits?: Limits): Promise<Git> {
  const git = gitIn(folder, env, remote, limits);
  const chosen = env['GIT_SSH_COMMAND'] ?? env['GIT_SSH'];
  if (chosen !== undefined || isAbsolute(remote) || (await git(['config', '--get', 'core.sshCommand'])).code === 0)
    return git;
  return gitIn(folder, { ...env, GIT_SSH_COMMAND: SSH }, remote, limits);
}

const SSH = 'ssh -o BatchMode=yes -o ConnectTimeout=20 -o ServerAliveInterval=10 -o ServerAliveCountMax=2';

// What git writes there itself, and nothing that names a program, another file or another address.
const OWN =
  /^(?:core\.(?:repositoryformatversion|filemode|bare|logallrefupdates|ignorecase|precomposeunicode|symlinks)|remote\.origin\.(?:url|fetch)|branch\.[^\n]*\.(?:remote|merge)|extensions\.(?:objectformat|refstorage))$/;

/** Writes the settings of a copied home anew, where they hold more than the program puts there. */
async function keepOwnSettings(env: NodeJS.ProcessEnv, place: string): Promise<void> {
  const git = gitOutside(env);
  const path = join(place, 'config');
  rmSync(join(place, 'commondir'), { force: true });
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (!stats) return;
  if (!stats.isFile()) throw new GitFailure('broken', `${path} is not a file`);
  const listed = await git(['config', '--file', path, '--no-includes', '--name-only', '-z', '--list']);
  const names = listed.stdout
    .toString('latin1')
    .split('\0')
    .filter((name) => name !== '');
  if (listed.code === 0 && names.every((name) => OWN.test(name))) return;
  const remote = await setting(git, place, 'remote.origin.url');
  const [format, storage] = [
    await setting(git, place, 'extensions.objectformat'),
    await setting(git, place, 'extensions.refstorage'),
  ];
  const extended = format === 'sha256' || storage === 'reftable';
  const lines = [
    '[core]',
    `\trepositoryformatversion = ${extended ? 1 : 0}`,
    '\tbare = false',
    ...(extended ? ['[extensions]'] : []),
    ...(format === 'sha256' ? ['\tobjectformat = sha256'] : []),
    ...(storage === 'reftable' ? ['\trefstorage = reftable'] : []),
  ];
  rmSync(path);
  writeFileSync(path, `${lines.join('\n')}\n`);
  if (remote !== null) must(await git(['config', '--file', path, 'remote.origin.url', remote]), 'local');
}

async function setting(git: Git, place: string, name: string): Promise<string | null> {
  const { code, stdout } = await git(['config', '--file', join(place, 'config'), '--no-includes', '--get', name]);
  return code === 0 ? stdout.toString('utf8').trim() : null;
}
