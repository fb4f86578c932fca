import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { GenericSchema } from 'valibot';
import { contentHash } from '../domain/cohort/content-hash.js';
import { errorTold } from '../domain/asking/error-line.js';
import { briefOf, isPicked, isRun, type Question } from '../domain/road/question.js';
import type { Lab, LabBody } from '../domain/lab/lab.js';
import { partAfter } from '../domain/road/place.js';
import { outsideFences } from '../domain/road/fences.js';
import type { Concept, LessonBody, Step, StepBody } from '../domain/road/roadmap.js';
import { contractShape } from './contract-shape.js';
import { sortFaults, type Fault } from './faults.js';
import { withBothOutcomes } from './both-outcomes.js';
import { withNearWords } from './near-words.js';
import type { Compiled } from './compiled.js';
import { sourcesIn, type SourceFile } from './files.js';
import { compileLab, readLab } from './lab.js';
import { parseLesson, type LessonDocument } from './lesson.js';
import { lessonBody } from './lesson-body.js';
import { NO_MEMORY } from './remembered.js';
import { quizShape, roadmapShape, stepShape, type QuestionFile, type StepFile } from './schema.js';
import type { Sources } from './sources.js';
import { structureFaults } from './structure.js';
import { casesOf } from './write-shape.js';
import { parseYaml, type YamlFile } from './yaml.js';

export function readSources(root: string, memory = NO_MEMORY): Sources {
  const files: string[] = [];
  const texts = new Map<string, string>();
  const faults: Fault[] = [];
  const sourceOf = sourcesIn(root);
  const read = (name: string): SourceFile | null => {
    files.push(name);
    const source = sourceOf(name);
    if (!('text' in source)) {
      faults.push(source);
      return null;
    }
    texts.set(name, source.text);
    return source;
  };
  const parsed = <T extends { faults: Fault[] }>(result: T): T => {
    faults.push(...result.faults);
    return result;
  };
  const yaml = <T>(
    name: string,
    shape: GenericSchema<unknown, T>,
    stand?: Record<string, unknown>,
  ): YamlFile<T> | null => {
    const source = read(name);
    return source && parsed(parseYaml(source, shape, stand, memory)).file;
  };

  const roadmap = yaml('roadmap.yaml', roadmapShape, ROADMAP_STAND_IN);
  const steps = (roadmap?.value.steps ?? []).flatMap(({ folder }) => {
    const step = yaml(`${folder}/step.yaml`, stepShape, STEP_STAND_IN);
    const quiz = yaml(`${folder}/quiz.yaml`, quizShape);
    const lessons = (step?.value.lessons ?? []).flatMap((id) => {
      const source = read(`${folder}/lessons/${id}.md`);
      const lesson = source && parsed(parseLesson(source, memory)).lesson;
      return lesson ? [lesson] : [];
    });
    const labs = (step?.value.labs ?? []).flatMap((id) => readLab(`${folder}/lab/${id}`, { root, read, yaml }) ?? []);
    return step && quiz ? [{ folder, step, quiz, lessons, labs }] : [];
  });
  const contract = existsSync(join(root, 'contract.yaml')) ? yaml('contract.yaml', contractShape) : null;
  if (roadmap) faults.push(...structureFaults({ roadmap, steps }));
  return { roadmap, contract, steps, files, texts, faults: sortFaults(faults) };
}

// What has no value that can be read: its fault is told, and the rest is judged.
const ROADMAP_STAND_IN = { id: 'unread', title: 'Unread', background: 'Unread', gates: false };
const STEP_STAND_IN = { id: 'unread', title: 'Unread', summary: 'Unread', minutes: [1, 1], goals: ['Unread'] };

/** The roadmap that faultless sources describe. */
export function compile({ roadmap, contract, steps }: Sources): Compiled | null {
  if (!roadmap) return null;
  const { id, title, background = null, choosing = null, lang, reports = null, tracks, gates } = roadmap.value;
  const bodies: Record<string, StepBody> = {};
  const labBodies: Record<string, LabBody> = {};
  const compiled = roadmap.value.steps.map(({ id: stepId, requires, tested, was }, index): Step => {
    const source = steps[index]!;
    const { contexts } = source.step.value;
    const questions = source.quiz.value.map((question) => toQuestion(question, contexts));
    const { reading, title, summary, minutes, goals, concepts } = source.step.value;
    const lessons = new Map(source.lessons.map((lesson) => [lesson.front.value.id, lessonBody(lesson, tracks)]));
    const labs = source.labs.map((one): Lab => {
      const { lab, body } = compileLab(one, stepId, contract?.value ?? null);
      labBodies[lab.id] = body;
      return lab;
    });
    bodies[stepId] = { reading, lessons: Object.fromEntries(lessons), questions };
    return {
      ...{ id: stepId, number: index + 1, title, summary, minutes, goals },
      concepts: [...concepts, ...source.quiz.value.flatMap(ownConcept)],
      requires,
      tested,
      was,
      lessons: source.lessons.map((lesson) => toLesson(lesson, lessons.get(lesson.front.value.id)!)),
      questions: questions.map((question) => ({
        ...briefOf(question),
        ...(question.check ? { after: partAfter(lessons.get(question.lesson!)!, question) } : {}),
      })),
      labs,
    };
  });
  return {
    roadmap: { id, title, background, choosing, lang, reports, tracks, gates, steps: compiled },
    hash: contentHash(compiled, bodies),
    bodies: withNearWords(withBothOutcomes(bodies)),
    labs: labBodies,
    contract: contract?.value ?? null,
  };
}

function toLesson({ front }: LessonDocument, { parts }: LessonBody): Step['lessons'][number] {
  const { id, title, minutes, concepts, was, track } = front.value;
  return { id, title, minutes, concepts, was, track: track ?? null, parts: Math.max(parts.length, 1) };
}

/** What a question without a concept is: one by itself, which is called by what it asks. */
function ownConcept({ id, concept, prompt, was }: QuestionFile): Concept[] {
  if (concept !== undefined) return [];
  const line = outsideFences(prompt).find(({ line: text }) => text.trim() !== '')?.line ?? id;
  const title = line.trim().replace(/\s+/g, ' ');
  return [{ id, title: title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE)}…` : title, was }];
}

/** The outline is read at every start. */
const LONGEST_TITLE = 60;

/** A question of a file as it is asked; `contexts` are those of its step. */
export function toQuestion(file: QuestionFile, contexts: StepFile['contexts'] = []): Question {
  const { track = null, concept = file.id, hint, see = null, explain = null } = file;
  const context = contexts.find(({ id }) => id === file.context)?.text;
  const shared = { track, concept, context, hint, see, explain };
  if (isRun(file)) {
    const { setup = null, starter = null, cases } = file;
    return { ...file, ...shared, setup, starter, cases: casesOf(file.language, cases) };
  }
  if (file.kind === 'predict') {
    const { 'error-line': errorLine, answer = '', ...predict } = file;
    if (errorLine === undefined) return { ...predict, ...shared, answer };
    return { ...predict, ...shared, answer: errorTold(errorLine), errorLine, mayFail: true };
  }
  if (!isPicked(file)) return { ...file, ...shared };
  const { shuffle = true, ...picked } = file;
  return {
    ...{ ...picked, ...shared, options: file.options.map(({ why = null, ...option }) => ({ ...option, why })) },
    ...(shuffle ? {} : { shuffle }),
  };
}
