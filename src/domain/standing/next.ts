import type { OpenQuiz, Progress } from '../history/progress.js';
import { lessonsOf, type Lesson, type Roadmap, type Step } from '../road/roadmap.js';
import { hasQuestions, lessonProgress, openChecks, placedOf, quizStanding, trackOf } from './standing.js';

/** The one thing to do now. */
export type Task =
  | { kind: 'lesson'; step: Step; lesson: Lesson; part: number }
  | { kind: 'check'; step: Step; lesson: Lesson; questions: string[] }
  | { kind: 'quiz'; step: Step; open: OpenQuiz | null }
  | { kind: 'done' };

/** What `roadmap next` offers: what was begun first, then the road from the chosen step on, then the debts. */
export function nextTask(roadmap: Roadmap, progress: Progress): Task {
  const track = trackOf(roadmap, progress);
  const road = fromFocus(roadmap, progress);
  return (
    openQuizTask(road, progress) ??
    firstOf(road, (step) => taskIn(step, progress, track)) ??
    debtTask(road, progress) ?? { kind: 'done' }
  );
}

/** What is left to do in a step before the road goes on; null where it goes on. */
export function taskIn(step: Step, progress: Progress, track: string | null): Task | null {
  const quiz = quizStanding(step, progress);
  const placed = placedOf(step, progress);
  if (quiz.passed || placed === 'skip') return null;
  if (placed === 'check' && quiz.tries === 0 && !quiz.deferredAt && hasQuestions(step, progress))
    return { kind: 'quiz', step, open: quiz.open };
  for (const lesson of lessonsOf(step, track)) {
    const before = lessonProgress(progress, lesson);
    if (!before?.readAt) return { kind: 'lesson', step, lesson, part: resumeAt(before?.part ?? 0, lesson) };
    const questions = openChecks(step, lesson, progress, track);
    if (questions.length > 0 && !quiz.deferredAt) return { kind: 'check', step, lesson, questions };
  }
  return quiz.deferredAt || !hasQuestions(step, progress) ? null : { kind: 'quiz', step, open: quiz.open };
}

/** Steps that the road has left behind with something undone. */
export function debts(roadmap: Roadmap, progress: Progress): Step[] {
  const now = nextTask(roadmap, progress);
  const current = 'step' in now ? now.step.number : Infinity;
  return roadmap.steps.filter((step) => {
    const quiz = quizStanding(step, progress);
    return (
      !quiz.passed &&
      placedOf(step, progress) !== 'skip' &&
      (step.number < current || quiz.deferredAt !== null) &&
      step.number !== current
    );
  });
}

function resumeAt(part: number, lesson: Lesson): number {
  return part < lesson.parts ? part : 0;
}

function fromFocus(roadmap: Roadmap, progress: Progress): Step[] {
  const focus = roadmap.steps.findIndex(({ id, was }) => [id, ...was].includes(progress.focus?.step ?? ''));
  return focus < 0 ? roadmap.steps : [...roadmap.steps.slice(focus), ...roadmap.steps.slice(0, focus)];
}

// A quiz left in the middle comes first, unless the learner has chosen another step since.
function openQuizTask(road: Step[], progress: Progress): Task | null {
  const chosen = progress.focus?.turn ?? 0;
  const opened = road.flatMap((step) => {
    const { open } = quizStanding(step, progress);
    const usable = open?.questions.every((id) =>
      step.questions.some((question) => question.id === id || question.was.includes(id)),
    );
    return open && usable && open.turn >= chosen ? [{ kind: 'quiz' as const, step, open }] : [];
  });
  return opened.sort((a, b) => b.open.turn - a.open.turn)[0] ?? null;
}

function debtTask(road: Step[], progress: Progress): Task | null {
  return firstOf(road, (step) =>
    quizStanding(step, progress).passed || placedOf(step, progress) === 'skip' || !hasQuestions(step, progress)
      ? null
      : { kind: 'quiz', step, open: null },
  );
}

function firstOf(steps: Step[], task: (step: Step) => Task | null): Task | null {
  for (const step of steps) {
    const found = task(step);
    if (found) return found;
  }
  return null;
}
