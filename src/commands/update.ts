import type { Context } from '../context.js';
import { changesBetween } from '../domain/standing/changes.js';
import { noProgress, type Progress } from '../domain/history/progress.js';
import type { Compiled } from '../content/compiled.js';
import { RoadmapError, usageError } from '../errors.js';
import { historyFiles } from '../store/history.js';
import { homeOf } from '../store/home.js';
import { isWhole } from '../store/packs/keep.js';
import { packNames, type Pin } from '../store/packs/pin.js';
import { bringPack, scriptsLine } from '../teaching/packs/bring.js';
import { shownSource, sourceOf } from '../teaching/packs/source.js';
import { refuseMoved, takenBefore } from '../teaching/packs/take.js';
import { pinNamed } from '../teaching/packs/use-roadmap.js';
import { changesText } from '../terminal/changes-view.js';
import { cleanForeign } from '../terminal/clean.js';

/** Brings packs up to what their sources are now, and says what that means for the history. False: one could not be. */
export async function update(
  context: Context,
  name: string | undefined,
  { from }: { from?: string },
): Promise<boolean> {
  const { root, terminal } = context;
  if (name !== undefined) {
    await updateOne(context, name, from);
    return true;
  }
  if (from !== undefined) throw usageError('--from is for one pack.', 'Name it: `roadmap update NAME --from SOURCE`.');
  const names = packNames(root);
  if (names.length === 0) terminal.say('There are no packs yet: `roadmap add SOURCE` adds one.');
  let failed = 0;
  for (const id of names) {
    try {
      await updateOne(context, id, undefined);
    } catch (error) {
      if (!(error instanceof RoadmapError)) throw error;
      await terminal.progress(null);
      failed += 1;
      terminal.note(`${id}: ${cleanForeign(error.message)}\n${cleanForeign(error.hint)}`);
    }
  }
  return failed === 0;
}

async function updateOne(context: Context, name: string, from: string | undefined): Promise<void> {
  const { root, terminal } = context;
  const known = pinNamed(root, name);
  const source = from === undefined ? known.source : sourceOf(from, context.cwd);
  const wasWhole = isWhole(root, known);
  const before = wasWhole ? takenBefore(root, known) : null;
  const { brought } = await bringPack(context, source, ({ pin, sources }) => {
    if (pin.id !== name)
      throw new RoadmapError(
        `The roadmap in ${shownSource(source, pin.at)} is "${pin.id}" now, and not "${name}".`,
        `\`roadmap add\` adds it beside this one; nothing was changed.`,
      );
    if (before) refuseMoved(before.sources, sources, source);
    return !wasWhole || pin.hash !== known.hash || pin.at !== known.at || from !== undefined;
  });
  const { pin, compiled } = brought;
  const say = (text: string) => terminal.say(text, 2);
  if (pin.hash === known.hash)
    return say(
      wasWhole
        ? `"${pin.title}" (${name}) is as it was added: ${shownSource(source, pin.at)} has nothing newer.`
        : `"${pin.title}" (${name}) is whole again.`,
    );
  say(`Updated "${pin.title}" (${name}) to what ${shownSource(source, pin.at)} is now.`);
  if (before) {
    const changes = changesBetween(version(before.compiled), version(compiled), await progressOf(context, pin));
    terminal.print(changesText(changes, terminal));
  } else say('What was added before could not be read any more, so it is not compared.');
  for (const line of scriptsLine(brought)) say(line);
}

function version({ roadmap, bodies }: Compiled) {
  return { roadmap, questions: Object.values(bodies).flatMap(({ questions }) => questions) };
}

async function progressOf(context: Context, { id }: Pin): Promise<Progress> {
  const { root, terminal } = context;
  const home = homeOf(root, id, false);
  if (historyFiles(home).length === 0) return noProgress();
  const { openStore } = await import('../store/store.js');
  const warn = (message: string, hint: string) => terminal.note(`${message}\n${hint}`);
  return (await openStore({ home, now: () => context.now(), random: Math.random, warn, tell: terminal.progress }))
    .progress;
}
