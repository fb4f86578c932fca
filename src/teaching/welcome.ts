import type { Teaching } from '../context.js';
import type { Progress } from '../domain/history/progress.js';
import type { Roadmap } from '../domain/road/roadmap.js';
import type { LessonTask, Task } from '../domain/standing/next.js';
import { counted } from '../domain/standing/spans.js';
import { trackOf } from '../domain/standing/standing.js';
import { textColumns, wrap } from '../terminal/wrap.js';

/** The first run's few words. */
export async function welcome({ terminal, store, content }: Teaching): Promise<void> {
  if (!isNew((await store()).progress)) return;
  const { roadmap } = await content();
  const room = textColumns(terminal);
  terminal.print(terminal.style.strong(roadmap.title));
  for (const line of WELCOME)
    terminal.print(wrap(line.replace('{steps}', counted(roadmap.steps.length, 'step')), room));
  terminal.print();
}

/** Asks for the track once, where there is one to choose; gives whether it asked. */
export async function chooseTrack({ terminal, store, content, prompter }: Teaching): Promise<boolean> {
  const { roadmap } = await content();
  const open = await store();
  if (roadmap.tracks.length < 2 || trackOf(roadmap, open.progress) !== null) return false;
  const asker = await prompter();
  for (const text of [meaningOf(roadmap), roadmap.choosing ?? '']) if (text !== '') terminal.say(text);
  const value = await asker.choose(
    'Which language do you want to learn with?',
    roadmap.tracks.map(({ id, title }) => ({ value: id, name: title })),
  );
  await open.record({ type: 'setting', key: 'track', value });
  terminal.print(`${wrap('`roadmap track` changes it later.', textColumns(terminal))}\n`);
  return true;
}

/** Whether what is to be done hangs on the track: which lessons a step has, or which questions are asked now. */
export function hangsOnTrack(task: Exclude<Task, { kind: 'done' }>): boolean {
  const { lessons, questions } = task.step;
  if (task.kind === 'check') return checksHangOnTrack(task);
  return (task.kind === 'lesson' ? lessons : questions).some(({ track }) => track !== null);
}

/** Whether the questions of a lesson do. */
export function checksHangOnTrack({ step, lesson }: Pick<LessonTask, 'step' | 'lesson'>): boolean {
  return step.questions.some(({ check, lesson: of, track }) => check && of === lesson.id && track !== null);
}

function meaningOf({ steps }: Roadmap): string {
  const lessons = steps.flatMap((step) => step.lessons);
  const questions = steps.flatMap((step) => step.questions);
  const own = (items: { track: string | null }[]) => items.filter(({ track }) => track !== null).length;
  return `Most of the road is the same for all: ${own(lessons)} of its ${lessons.length} lessons and ${own(questions)} of its ${questions.length} questions are for one language only. You get those for the one that you choose, and may change at any time.`;
}

function isNew({ settings, lessons, questions }: Progress): boolean {
  return [settings, lessons, questions].every((part) => Object.keys(part).length === 0);
}

const WELCOME = [
  'A road of {steps}. Each has short lessons, questions with reasons, and a quiz.',
  'Nothing is locked: `roadmap go STEP` takes you anywhere, `roadmap list` shows the road.',
  'All stays on this machine; Ctrl-C (hold Ctrl, press C) stops and loses nothing.',
];
