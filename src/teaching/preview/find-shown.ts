import { statSync } from 'node:fs';
import { join } from 'node:path';
import { sourcesIn } from '../../content/files.js';
import type { LabSource } from '../../content/lab.js';
import type { LessonDocument } from '../../content/lesson.js';
import type { Sources, StepSource } from '../../content/sources.js';
import { editDistance } from '../../domain/road/find.js';
import { RoadmapError, usageError } from '../../errors.js';

/** What is to be shown; `unread` where it stands in files that could not be read. */
export type Shown =
  | { kind: 'lesson'; step: StepSource; lesson: LessonDocument }
  | { kind: 'lab'; step: StepSource; lab: LabSource }
  | { kind: 'question'; step: StepSource; index: number }
  | { kind: 'quiz'; step: StepSource }
  | { kind: 'unread'; isIn: (file: string) => boolean };

type Found = Extract<Shown, { step: StepSource }>;

/** The lesson, question or lab of this id; without one, what was saved last. */
export function findShown(root: string, sources: Sources, wanted: string | undefined): Shown {
  const found = wanted === undefined ? savedLast(root, sources) : named(sources, wanted);
  if (found) return found;
  if (wanted !== undefined) {
    const files = filesWith(root, sources, wanted);
    if (files.length > 0) return { kind: 'unread', isIn: (file) => files.includes(file) };
  }
  if (sources.faults.length > 0) return { kind: 'unread', isIn: () => true };
  if (wanted === undefined)
    throw new RoadmapError('This roadmap has nothing to show yet.', 'List a lesson in the step.yaml of a step.');
  throw usageError(`There is no lesson, question or lab "${wanted}" in ${root}.`, nearWords(sources, wanted));
}

function named({ steps }: Sources, wanted: string): Found | null {
  for (const step of steps) {
    const lesson = step.lessons.find(({ name }) => name.endsWith(`/lessons/${wanted}.md`));
    if (lesson) return { kind: 'lesson', step, lesson };
    const lab = step.labs.find(({ folder }) => folder.endsWith(`/lab/${wanted}`));
    if (lab) return { kind: 'lab', step, lab };
    const index = step.quiz.value.findIndex(({ id }) => id === wanted);
    if (index !== -1) return { kind: 'question', step, index };
  }
  return null;
}

/** Files with faults that are of this name, or speak of it. */
function filesWith(root: string, { faults }: Sources, wanted: string): string[] {
  const sourceOf = sourcesIn(root);
  return [...new Set(faults.map(({ file }) => file))].filter((file) => {
    if (file.endsWith(`/${wanted}.md`) || file.includes(`/lab/${wanted}/`)) return true;
    const source = sourceOf(file);
    return 'text' in source && new RegExp(`\\bid: *["']?${wanted.replace(/\W/g, '\\$&')}\\b`).test(source.text);
  });
}

function savedLast(root: string, { steps, files, faults }: Sources): Shown | null {
  const candidates = [
    ...steps.flatMap((step) => step.lessons.map((lesson) => ({ file: lesson.name, shown: lessonOf(step, lesson) }))),
    ...steps.map((step): Candidate => ({ file: `${step.folder}/quiz.yaml`, shown: { kind: 'quiz', step } })),
    ...steps.flatMap((step) =>
      step.labs.flatMap((lab) =>
        files
          .filter((file) => file.startsWith(`${lab.folder}/`))
          .map((file): Candidate => ({ file, shown: { kind: 'lab', step, lab } })),
      ),
    ),
    ...[...new Set(faults.map(({ file }) => file))].map((file): Candidate => ({
      file,
      shown: { kind: 'unread', isIn: (one) => one === file },
    })),
  ];
  const all = candidates.map((one) => ({ ...one, at: changedAt(join(root, one.file)) }));
  // Of what was laid down at once, the first lesson; of what has faults, the faults.
  return (
    all.reduce<(typeof all)[number] | null>((last, one) => (last && last.at >= one.at ? last : one), null)?.shown ??
    null
  );
}

interface Candidate {
  file: string;
  shown: Shown;
}

function lessonOf(step: StepSource, lesson: LessonDocument): Shown {
  return { kind: 'lesson', step, lesson };
}

function changedAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function nearWords({ steps }: Sources, wanted: string): string {
  const ids = steps.flatMap((step) => [
    ...step.lessons.map(({ front }) => front.value.id),
    ...step.labs.map(({ lab }) => lab.value.id),
    ...step.quiz.value.map(({ id }) => id),
  ]);
  const near = ids
    .map((id) => ({ id, far: id.includes(wanted) ? 0 : editDistance(id, wanted) }))
    .filter(({ far }) => far <= 3)
    .sort((a, b) => a.far - b.far);
  return near.length > 0
    ? `Did you mean ${near
        .slice(0, 3)
        .map(({ id }) => id)
        .join(' or ')}?`
    : 'Give its id; without one, what was saved last is shown.';
}
