import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fact, Header } from '../../src/domain/cohort/hand-in.js';
import { packed } from '../../src/store/hand-in-file.js';

/** Hands in what twelve learners did on the road with a lab, of whom one is stuck, and one has never begun. */
export function writeClass(folder: string, names: string[] = []): void {
  mkdirSync(folder, { recursive: true });
  for (let index = 0; index < 12; index++) {
    const name = names[index] ?? `learner ${index + 1}`;
    const learner = index.toString(16).padStart(16, '0');
    const facts = index === 11 ? [] : factsOf(index);
    const header: Header = {
      ...{ share: 1, learner, name, roadmap: 'labs', content: 'c', track: 'node', made: '2026-11-27', text: false },
      facts: facts.length,
    };
    writeFileSync(join(folder, `${learner}.jsonl.gz`), packed({ header, facts }));
  }
}

function factsOf(index: number): Fact[] {
  const [step, day] = ['notes', index === 10 ? '2026-11-02' : '2026-11-26'];
  const isRight = index < 4;
  const quizzes = [1, 2, 3].map((quiz) => ({ fact: 'quiz', step, day, quiz, right: 0, of: 1, passed: false }) as const);
  return [
    { fact: 'part', step, lesson: 'notes-file', part: 1, parts: 2, day },
    { fact: 'part', step, lesson: 'notes-file', part: 2, parts: 2, day },
    {
      ...{
        fact: 'answer',
        step,
        concept: 'one-a-line',
        question: 'notes-line',
        kind: 'choice',
        rev: 1,
        asked: null,
        day,
      },
      ...{ where: 'check', attempt: 1, quiz: null, outcome: isRight ? 'right' : 'wrong', disputed: false, hints: 0 },
      picked: isRight ? 'a' : 'b',
    },
    ...(index === 9 ? quizzes : []),
    ...(isRight ? [{ fact: 'step', step, day, how: 'passed' } as const] : []),
    {
      ...{
        fact: 'lab',
        step,
        lab: 'own-notes',
        rev: 1,
        day,
        round: 1,
        green: isRight ? ['notes-exist', 'two-notes'] : [],
      },
      ...{ red: isRight ? [] : ['notes-exist'], whole: isRight, hints: 0 },
    },
  ];
}
