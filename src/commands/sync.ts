import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import type { Context } from '../context.js';
import { counted } from '../domain/standing/spans.js';
import { RoadmapError } from '../errors.js';
import { GitFailure } from '../store/git.js';
import { reason } from '../store/disk-errors.js';
import { rememberedRemote } from '../store/git-repository.js';
import { shellWord } from '../store/shell-word.js';
import { syncHistory, type Synced } from '../store/sync.js';
import { remotePlace, shownAddress } from '../teaching/git-address.js';
import { cleanForeign } from '../terminal/clean.js';

/** Exchanges what was answered with the learner's other devices, through a git remote of their own. */
export async function sync(context: Context, wanted: string | undefined): Promise<void> {
  const home = await context.home();
  let remote = wanted === undefined ? '' : remotePlace(wanted, context.cwd);
  let synced: Synced;
  try {
    const known = await rememberedRemote(home, context.env);
    remote ||= known === null ? '' : remotePlace(known, home);
    if (remote === '') throw new RoadmapError(UNSET.message, UNSET.hint);
    await context.terminal.progress(`asking ${shownAddress(remote)}`);
    synced = await syncHistory(home, context.env, { remote, known });
  } catch (error) {
    throw explained(error, remote, home);
  }
  await context.store(); // Folds what came.
  await context.terminal.progress(null);
  for (const name of synced.left)
    context.terminal.note(`history/${name} was left out: it is larger than 64 MB, or cannot be read.`);
  context.terminal.say(
    `Synced with ${shownAddress(remote)}: ${counted(synced.sent, 'event')} sent, ${synced.received} received.`,
  );
}

function explained(error: unknown, remote: string, home: string): unknown {
  if (!(error instanceof GitFailure)) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) return error;
    return new RoadmapError(`${home} could not be synced: ${reason(error)}.`, `${SAFE} ${LOCAL}`);
  }
  const why = cleanForeign(error.message.replaceAll(remote || '\n', shownAddress(remote)));
  switch (error.kind) {
    case 'missing':
      return new RoadmapError(
        '`roadmap sync` needs git, and it was not found.',
        'Install it from https://git-scm.com/downloads, then run `roadmap sync` again.',
      );
    case 'unreachable':
      if (isAbsolute(remote) && !existsSync(remote))
        return new RoadmapError(
          `There is no ${shownAddress(remote)}.`,
          `Make it with \`git init --bare ${shellWord(shownAddress(remote))}\`, then run \`roadmap sync\` again with its name.`,
        );
      return new RoadmapError(`${shownAddress(remote)} could not be read: ${why}.`, `${SAFE} ${UNREACHABLE}`);
    case 'silent':
      return new RoadmapError(`${shownAddress(remote)} gave no answer: ${why}.`, `${SAFE} ${UNREACHABLE}`);
    case 'full':
      return new RoadmapError(`The disk is full: ${why}.`, `${SAFE} ${isAbsolute(remote) ? FULL_HERE_OR_THERE : FULL}`);
    case 'local':
      return new RoadmapError(
        `${home} could not be synced: ${/read-only file system/i.test(why) ? 'the disk is read-only' : 'this folder may not be written'}.`,
        `${SAFE} ${LOCAL}`,
      );
    case 'foreign':
    case 'large':
      return new RoadmapError(`What ${shownAddress(remote)} holds was not taken: ${why}.`, `${SAFE} ${FOREIGN}`);
    case 'refused':
      return new RoadmapError(`${shownAddress(remote)} did not take what was sent: ${why}.`, `${SAFE} ${REFUSED}`);
    case 'broken':
      return new RoadmapError(
        `What ${shownAddress(remote)} holds and what is here could not be merged: ${why}.`,
        `${SAFE} Rename ${home}/history/.git, then run \`roadmap sync REMOTE\` to begin with a new one.`,
      );
  }
}

const SAFE = 'Your answers are safe on this device.';
const LOCAL = 'Fix what stands in the way, then run `roadmap sync` again.';
const UNREACHABLE = 'Check the address and the network, and that `git` may read it; then run `roadmap sync` again.';
const FULL = 'Free some space, then run `roadmap sync` again.';
const FULL_HERE_OR_THERE = 'Free some space here, or where that folder is, then run `roadmap sync` again.';
const FOREIGN = 'Check that it is the repository of your own progress, then run `roadmap sync` again.';
const REFUSED = 'Check that you may write there, then run `roadmap sync` again.';
const UNSET = {
  message: 'No remote is set that your progress could be synced with.',
  hint: 'Name one once, an empty repository of your own: `roadmap sync git@example.org:you/progress.git`.',
};
