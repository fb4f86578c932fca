import { programsIn } from '../lab/agreement.js';
import type { Progress } from '../history/progress.js';
import type { Question } from '../road/question.js';
import { isNamed, type Roadmap, type Step } from '../road/roadmap.js';

/** What became of one kind of thing, by titles or ids. */
export interface Turnover {
  added: string[];
  /** Under a new id, which lists the old one. */
  renamed: string[];
  retired: string[];
}

/** What a new version of a roadmap means to somebody who has learned with the old one. */
export interface Changes {
  steps: Turnover & { moved: { title: string; from: number; to: number }[] };
  lessons: Turnover;
  /** `asked`: of those that were retired, how many were answered. */
  questions: Turnover & { changed: string[]; asked: number };
  labs: Turnover;
  /** Steps whose quiz was passed, and that are still there; and those that went. */
  passed: number;
  passedAndGone: number;
  /** Whether the code of its questions, which is run here, is another one. */
  code: boolean;
}

interface Version {
  roadmap: Roadmap;
  questions: Question[];
}

export function changesBetween(before: Version, after: Version, progress: Progress): Changes {
  const steps = turnover(before.roadmap.steps, after.roadmap.steps, ({ title }) => title);
  const [old, now] = [before, after].map(({ roadmap }) => roadmap.steps);
  const questions = (road: Step[]) => road.flatMap((step) => step.questions);
  const gone = missing(questions(old!), questions(now!));
  const passed = Object.keys(progress.quizzes).filter((id) => progress.quizzes[id]!.passedAt !== null);
  const stay = passed.filter((id) => now!.some((step) => isNamed(step, id)));
  const revOf = new Map(before.questions.map(({ id, rev }) => [id, rev]));
  return {
    steps: { ...steps, moved: moved(old!, now!) },
    lessons: turnover(
      old!.flatMap(({ lessons }) => lessons),
      now!.flatMap(({ lessons }) => lessons),
      ({ title }) => title,
    ),
    questions: {
      ...turnover(questions(old!), questions(now!), ({ id }) => id),
      changed: after.questions
        .filter(({ id, was, rev }) => [id, ...was].some((name) => (revOf.get(name) ?? rev) < rev))
        .map(({ id }) => id),
      asked: gone.filter(({ id, was }) => [id, ...was].some((name) => progress.questions[name] !== undefined)).length,
    },
    labs: turnover(
      old!.flatMap(({ labs }) => labs.map((lab) => ({ ...lab, was: [] }))),
      now!.flatMap(({ labs }) => labs.map((lab) => ({ ...lab, was: [] }))),
      ({ title }) => title,
    ),
    passed: stay.length,
    passedAndGone: passed.length - stay.length,
    code: programsIn(before.questions)?.hash !== programsIn(after.questions)?.hash,
  };
}

interface Named {
  id: string;
  was: string[];
}

function turnover<T extends Named>(before: T[], after: T[], named: (item: T) => string): Turnover {
  const known = new Set(before.flatMap(({ id, was }) => [id, ...was]));
  const ids = new Set(before.map(({ id }) => id));
  return {
    added: after.filter(({ id, was }) => ![id, ...was].some((name) => known.has(name))).map(named),
    renamed: after.filter(({ id, was }) => !ids.has(id) && was.some((name) => ids.has(name))).map(named),
    retired: missing(before, after).map(named),
  };
}

/** What the new version knows under no name. */
function missing<T extends Named>(before: T[], after: T[]): T[] {
  const known = new Set(after.flatMap(({ id, was }) => [id, ...was]));
  return before.filter(({ id }) => !known.has(id));
}

/** Steps that stand elsewhere among those that both versions have. */
function moved(before: Step[], after: Step[]): Changes['steps']['moved'] {
  const nowOf = (step: Step) => after.find((one) => isNamed(one, step.id));
  const common = before.flatMap((step) => nowOf(step) ?? []);
  const inOrder = after.filter((step) => common.includes(step));
  return inOrder.flatMap((step, rank) =>
    common[rank] === step
      ? []
      : [{ title: step.title, from: before.find((one) => isNamed(step, one.id))!.number, to: step.number }],
  );
}
