import type {
  AnswerFact,
  Fact,
  HandIn,
  Header,
  LabFact,
  PartFact,
  QuizFact,
  StepFact,
} from '../../../src/domain/cohort/hand-in.js';

/** What a learner has handed in, on the 27th of November. */
export function handIn(name: string, facts: Fact[], more: Partial<Header> = {}): HandIn {
  const learner = Buffer.from(name).toString('hex').padStart(16, '0').slice(-16);
  const header = { share: 1, learner, name, roadmap: 'small', content: 'c', track: null, made: '2026-11-27' } as const;
  return { header: { ...header, text: false, facts: facts.length, ...more }, facts };
}

export function answer(question: string, outcome: AnswerFact['outcome'], more: Partial<AnswerFact> = {}): AnswerFact {
  return {
    ...{ fact: 'answer', day: '2026-11-26', step: 'http', concept: question.replace('-asked', ''), question },
    ...{ kind: 'choice', rev: 1, asked: null, where: 'quiz', attempt: 1, quiz: 1, outcome, disputed: false, hints: 0 },
    ...{ picked: outcome === 'right' ? 'a' : outcome === 'wrong' ? 'b' : null, ...more },
  };
}

export function part(lesson: string, read: number, parts = 2, day = '2026-11-26'): PartFact {
  return { fact: 'part', day, step: 'http', lesson, part: read, parts };
}

export function quiz(step: string, number: number, passed: boolean): QuizFact {
  return { fact: 'quiz', day: '2026-11-26', step, quiz: number, right: passed ? 9 : 3, of: 10, passed };
}

export function stepped(step: string, how: StepFact['how'] = 'passed', day = '2026-11-26'): StepFact {
  return { fact: 'step', day, step, how };
}

export function round(number: number, day: string, green: string[], red: string[]): LabFact {
  const whole = red.length === 0 && green.length > 0;
  return { fact: 'lab', day, step: 'http', lab: 'shelf', rev: 1, round: number, green, red, whole, hints: 0 };
}
