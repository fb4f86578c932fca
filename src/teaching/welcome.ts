import type { Context } from '../context.js';
import type { Progress } from '../domain/history/progress.js';
import { trackOf } from '../domain/standing/standing.js';
import { textColumns, wrap } from '../terminal/wrap.js';

type Needs = Pick<Context, 'terminal' | 'store' | 'prompter' | 'content'>;

/** The first run's few words. */
export async function welcome({ terminal, store, content }: Needs): Promise<void> {
  if (!isNew((await store()).progress)) return;
  const { roadmap } = await content();
  const room = textColumns(terminal);
  terminal.print(terminal.style.accent.bold(roadmap.title));
  for (const line of WELCOME) terminal.print(wrap(line.replace('{steps}', String(roadmap.steps.length)), room));
  terminal.print();
}

/** Asks for the track once, where there is more than one; gives whether it asked. */
export async function chooseTrack({ terminal, store, content, prompter }: Needs): Promise<boolean> {
  const { roadmap } = await content();
  const open = await store();
  if (roadmap.tracks.length < 2 || trackOf(roadmap, open.progress) !== null) return false;
  const asker = await prompter();
  terminal.print(wrap(TRACK, textColumns(terminal)));
  const value = await asker.choose(
    'Which language do you want to learn with?',
    roadmap.tracks.map(({ id, title }) => ({ value: id, name: title })),
  );
  await open.record({ type: 'setting', key: 'track', value });
  terminal.print(`${wrap('`roadmap track` changes it later.', textColumns(terminal))}\n`);
  return true;
}

function isNew({ settings, lessons, questions }: Progress): boolean {
  return [settings, lessons, questions].every((part) => Object.keys(part).length === 0);
}

const TRACK =
  'Lessons and questions that show code come in the language you choose; the road and what it teaches are the same.';

const WELCOME = [
  'A road of {steps} steps. Each has short lessons, questions with reasons, and a quiz.',
  'Nothing is locked: `roadmap go STEP` takes you anywhere, `roadmap list` shows the road.',
  'Everything is kept on this machine; Ctrl-C stops at any time and loses nothing.',
];
