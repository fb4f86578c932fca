import { readdirSync } from 'node:fs';
import type { Context } from '../context.js';
import { filesFor, referenceAfter } from '../domain/lab/laid-out.js';
import { trackOf } from '../domain/standing/standing.js';
import { RoadmapError } from '../errors.js';
import { readLabState, writeLabState } from '../store/lab-state.js';
import { CONTRACT_FILE, layContract } from '../teaching/lab/lay-contract.js';
import { guessedProject, layDown, makeFolder } from '../teaching/lab/lay-down.js';
import { folderOf, isOfAnother, startLine } from '../teaching/lab/own-folder.js';
import { labsBefore, nameOf, numberOf, pickLab } from '../teaching/lab/pick-lab.js';
import { chooseTrack } from '../teaching/welcome.js';

/** Lays down what a lab begins with, in a folder that is new or has a program in it. */
export async function labStart(
  context: Context,
  folder: string | undefined,
  { lab: wanted }: { lab?: string },
): Promise<void> {
  const { terminal } = context;
  const { roadmap, lab: picked } = await pickLab(context, wanted);
  const { lab: bodyOf, contract } = await context.content();
  if (await context.canAsk()) await chooseTrack(context);
  const store = await context.store();
  const home = await context.home();
  const state = readLabState(home);
  const path = folder ?? folderOf(picked, state);
  if (path === null) {
    const example = startLine(picked, picked.isRung ? `~/${picked.id}` : '~/shelf');
    throw new RoadmapError('Where is your program to be?', `Name a folder: \`${example}\`.`, 2);
  }
  const root = makeFolder(path);
  if (isOfAnother(picked, root, state))
    throw new RoadmapError(
      `Another program of yours is in ${root}.`,
      picked.isRung
        ? 'A rung stands alone: name a folder of its own.'
        : 'Name another one, or that of the labs before.',
      2,
    );
  const track = trackOf(roadmap, store.progress);
  const isNew = readdirSync(root).filter((name) => !name.startsWith('.')).length === 0;
  const before = labsBefore(roadmap, picked).map(({ id }) => bodyOf(id));
  // Who begins in the middle gets what the labs before it have made.
  const base = isNew ? referenceAfter(before, track) : {};
  const files = { ...base, ...filesFor(bodyOf(picked.id).starter, track) };
  const step = numberOf(roadmap.steps, picked);
  const agreed = picked.isRung ? null : contract();
  const promises = agreed ? layContract(root, agreed, step) : null;
  const laid = [
    ...layDown(root, files),
    ...(promises === 'laid' ? [CONTRACT_FILE] : []),
    ...(picked.app === 'started' || !isNew ? layDown(root, guessedProject(root)) : []),
  ];
  const { folders } = state;
  writeLabState(
    home,
    picked.isRung ? { ...state, folders: { ...folders, [picked.id]: root } } : { ...state, folder: root },
  );
  await store.record({
    ...{ type: 'lab', step: picked.step, lab: picked.id, rev: picked.rev, track, whole: false },
    ...{ passed: [], failed: [], commit: null, dirty: false, hint: state.hints[picked.id] ?? 0, ms: 0 },
  });
  const say = (text: string) => terminal.say(text, 2);
  say(`"${picked.title}" is begun in ${root}.`);
  say(laid.length === 0 ? 'Nothing was laid down: all of its files are there.' : `Laid down: ${laid.join(', ')}.`);
  if (promises === 'renewed') say(`${CONTRACT_FILE} says now what Shelf promises up to step ${step}.`);
  if (promises === 'left')
    say(
      `${CONTRACT_FILE} is left as it is: \`roadmap lab contract ${step}\` prints what Shelf promises up to step ${step}.`,
    );
  if (isNew && before.length > 0) say('It holds Shelf as the labs before this one have left it.');
  const name = await nameOf(context, picked);
  say(`Nothing of yours was changed. \`roadmap lab${name}\` says what to make, \`roadmap lab check${name}\` tries it.`);
}
