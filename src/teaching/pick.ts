import { usageError } from '../errors.js';
import { findConcept, findLesson, findStep, type Found } from '../domain/road/find.js';
import type { Concept, Lesson, Roadmap, Step, Track } from '../domain/road/roadmap.js';

/** The step that the learner named, or an error that says what is near. */
export function pickStep(roadmap: Roadmap, wanted: string): Step {
  return theOne(
    findStep(roadmap, wanted),
    'step',
    wanted,
    `Steps are 1 to ${roadmap.steps.length}; \`roadmap list\` shows them.`,
  );
}

export function pickStepOrLesson(roadmap: Roadmap, wanted: string): { step: Step; lesson: Lesson | null } {
  const step = findStep(roadmap, wanted);
  const lesson = findLesson(roadmap, wanted);
  if (lesson.kind === 'found' && (step.kind !== 'found' || lesson.item.id === wanted))
    return { step: lesson.item.step, lesson: lesson.item };
  if (step.kind === 'none' && lesson.kind !== 'none') {
    return { step: theOne(lesson, 'lesson', wanted, '').step, lesson: theOne(lesson, 'lesson', wanted, '') };
  }
  const near =
    step.kind === 'none' && step.near.length === 0 && lesson.kind === 'none' ? lesson.near.map(({ id }) => id) : [];
  if (near.length > 0) throw unknown('step or lesson', wanted, `Did you mean ${near.join(' or ')}?`);
  return {
    step: theOne(step, 'step or lesson', wanted, '`roadmap list` shows the steps, `roadmap status` the lessons.'),
    lesson: null,
  };
}

export function pickStepOrConcept(roadmap: Roadmap, wanted: string): { step: Step; concept: Concept | null } {
  const step = findStep(roadmap, wanted);
  const concept = findConcept(roadmap, wanted);
  if (concept.kind === 'found' && (step.kind !== 'found' || concept.item.id === wanted))
    return { step: concept.item.step, concept: concept.item };
  if (step.kind === 'none' && concept.kind === 'several') theOne(concept, 'concept', wanted, '');
  const otherwise = '`roadmap list` shows the steps, `roadmap stats` the concepts that are weak.';
  return { step: theOne(step, 'step or concept', wanted, otherwise), concept: null };
}

export function pickConcept(roadmap: Roadmap, wanted: string): { step: Step } & Concept {
  return theOne(
    findConcept(roadmap, wanted),
    'concept',
    wanted,
    'Name it by its title, or a part of it: `roadmap stats` lists those that are weak.',
  );
}

/** The track of this id; `or` are the other words that could stand here. */
export function pickTrack({ tracks }: Roadmap, wanted: string, or = ''): Track {
  const found = tracks.find(({ id }) => id === wanted.toLowerCase());
  if (found) return found;
  throw unknown(
    'track',
    wanted,
    tracks.length === 0 ? 'This roadmap has no tracks.' : `Tracks: ${tracks.map(({ id }) => id).join(', ')}${or}.`,
  );
}

function theOne<T extends { id: string }>(found: Found<T>, what: string, wanted: string, otherwise: string): T {
  switch (found.kind) {
    case 'found':
      return found.item;
    case 'several':
      throw usageError(
        `"${wanted}" fits more than one ${what}.`,
        `Name one of: ${found.items
          .map(({ id }) => id)
          .slice(0, 6)
          .join(', ')}.`,
      );
    case 'none':
      throw unknown(
        what,
        wanted,
        found.near.length > 0 ? `Did you mean ${found.near.map(({ id }) => id).join(' or ')}?` : otherwise,
      );
  }
}

function unknown(what: string, wanted: string, hint: string): Error {
  return usageError(`There is no ${what} "${wanted}".`, hint);
}
