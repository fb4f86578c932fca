import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scratch } from '../scratch.js';
import { ENTER, session, type Session } from './cli.js';

/** A roadmap of one step, whose only lesson is followed by these questions, in this order. */
export function lab(questions: Record<string, unknown>[], text = 'Some text.'): string {
  const root = join(scratch(), 'lab');
  mkdirSync(join(root, 'one', 'lessons'), { recursive: true });
  const files: Record<string, string> = {
    'roadmap.yaml': 'id: lab\ntitle: Lab\nsteps:\n  - id: one\n    folder: one\n',
    'one/step.yaml':
      'id: one\ntitle: One\nsummary: A step.\nminutes: [1, 2]\ngoals: [Try it]\nlessons: [first]\nconcepts:\n  - id: thing\n    title: A thing\n',
    'one/lessons/first.md': `---\nid: first\ntitle: First\nminutes: 1\nconcepts: [thing]\nreviewed: 2026-11-28\n---\n\nGoal: try it.\n\n## Part\n\n${text}\n\n## More\n\nOther text.\n\n## The mistake people make\n\nNone.\n\n## Recap\n\nThe recap is said.\n`,
    // JSON is YAML.
    'one/quiz.yaml': JSON.stringify(
      questions.map((question, index) => ({
        ...{ id: `q${index + 1}`, lesson: 'first', concept: 'thing', level: 'recall', check: true, source: 'own' },
        ...{ prompt: `Question ${index + 1}`, explain: 'Since it is so.' },
        ...question,
      })),
    ),
  };
  for (const [path, content] of Object.entries(files)) writeFileSync(join(root, path), content);
  return root;
}

interface Sitting {
  env?: Record<string, string>;
  columns?: number;
  rows?: number;
  flags?: string[];
}

/** `next` on such a roadmap, with the lesson read, at its first question. */
export async function atQuestions(
  questions: Record<string, unknown>[],
  { env = {}, columns = 80, rows = 40, flags = [] }: Sitting = {},
): Promise<{ home: string; terminal: Session; own: string }> {
  const home = scratch();
  const terminal = session(
    ['next', '--roadmap', lab(questions), '--seed', '1', ...flags],
    { home, env },
    columns,
    rows,
  );
  await readAll(terminal);
  await terminal.until('Question 1');
  return { home, terminal, own: join(home, 'roadmaps', 'lab') };
}

/** Enter for each part of the lesson of a lab. */
export async function readAll(terminal: Session): Promise<void> {
  for (const part of ['part 2 of 3', 'part 3 of 3', 'Enter: the question']) {
    await terminal.until(part);
    terminal.type(ENTER);
  }
}

export const CHOICE = {
  kind: 'choice',
  options: [
    { text: 'the right one', correct: true, why: 'It is.' },
    { text: 'a wrong one', why: 'It is not.' },
    { text: 'another wrong one', why: 'It is not, either.' },
  ],
};

/** The keys that choose an option of a list: its number, read off the screen. */
export function press(screen: string, option: string): string {
  const lines = screen.split('\n').filter((line) => line.includes(option));
  const number = /(\d+)[.)]/.exec(lines.at(-1) ?? '')?.[1];
  if (!number) throw new Error(`${option} is not on screen:\n${screen}`);
  return number + ENTER;
}
