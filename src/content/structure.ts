import { requiredBy } from '../domain/road/roadmap.js';
import { answerFaults } from './answers.js';
import { fault, faultIf, type At, type Fault, type Place } from './faults.js';
import { labStructureFaults } from './lab-structure.js';
import type { LessonDocument } from './lesson.js';
import type { QuestionFile, RoadmapFile } from './schema.js';
import type { Road, StepSource } from './sources.js';
import type { YamlFile } from './yaml.js';

/** Faults in how the files of a roadmap hang together: ids, references, the graph, answers that cannot be given. */
export function structureFaults({ roadmap, steps }: Road): Fault[] {
  const seeFault = seeFaults(steps);
  return [
    ...duplicateIds({ roadmap, steps }),
    ...graphFaults(roadmap),
    ...labStructureFaults(roadmap, steps),
    ...steps.flatMap((source) => [
      ...stepFaults(roadmap, source),
      ...source.lessons.flatMap((lesson) => lessonFaults(roadmap, source, lesson)),
      ...source.quiz.value.flatMap((question, index) => {
        const at: At = (...path) => source.quiz.at(index, ...path);
        return [
          ...referenceFaults(roadmap, source, question, at),
          ...contextFaults(source, question, at),
          ...missingFaults(roadmap, question, index, at),
          ...seeFault(question, at),
          ...answerFaults(question, at),
        ];
      }),
    ]),
  ];
}

function duplicateIds({ roadmap, steps }: Road): Fault[] {
  const faults: Fault[] = [];
  const seen = new Map<string, Place>();
  const claim = (kind: string, ids: string[], place: () => Place, among = '') => {
    for (const id of ids) {
      const first = seen.get(`${among} ${kind} ${id}`);
      if (first) {
        const message = `the ${kind} id "${id}" is already used at ${first.file}:${first.line}`;
        faults.push(fault('duplicate-id', place(), message));
      } else seen.set(`${among} ${kind} ${id}`, place());
    }
  };
  roadmap.value.tracks.forEach(({ id }, index) => claim('track', [id], () => roadmap.at('tracks', index, 'id')));
  roadmap.value.steps.forEach(({ id, was }, index) =>
    claim('step', [id, ...was], () => roadmap.at('steps', index, 'id')),
  );
  for (const { folder, step, quiz, lessons, labs } of steps) {
    step.value.contexts.forEach(({ id }, index) =>
      claim('context', [id], () => step.at('contexts', index, 'id'), folder),
    );
    step.value.concepts.forEach(({ id, was }, index) =>
      claim('concept', [id, ...was], () => step.at('concepts', index, 'id')),
    );
    for (const { front } of lessons)
      if (!front.partial) claim('lesson', [front.value.id, ...front.value.was], () => front.at('id'));
    quiz.value.forEach(({ id, was, concept }, index) => {
      const kinds = concept === undefined ? ['question', 'concept'] : ['question'];
      for (const kind of kinds) claim(kind, [id, ...was], () => quiz.at(index, 'id'));
    });
    for (const { lab } of labs) {
      claim('lab', [lab.value.id], () => lab.at('id'));
      const { id: among, checks, wrong } = lab.value;
      checks.forEach(({ id, was }, index) => claim('check', [id, ...was], () => lab.at('checks', index, 'id'), among));
      wrong.forEach(({ id }, index) => claim('wrong solution', [id], () => lab.at('wrong', index, 'id'), among));
    }
  }
  return faults;
}

function graphFaults(roadmap: YamlFile<RoadmapFile>): Fault[] {
  const { steps } = roadmap.value;
  const ids = new Set(steps.map(({ id }) => id));
  return steps.flatMap(({ id, requires }, index) => {
    const at = roadmap.at('steps', index, 'requires');
    const unknown = requires.filter((required) => !ids.has(required) && !roadmap.partial);
    return [
      ...unknown.map((name) => fault('unknown-step', at, `requires names "${name}", which is not a step`)),
      ...faultIf(
        requiredBy(steps, id).has(id),
        'requires-cycle',
        at,
        `"${id}" requires itself through ${requires.join(', ')}`,
      ),
    ];
  });
}

function stepFaults(roadmap: YamlFile<RoadmapFile>, { folder, step }: StepSource): Fault[] {
  if (step.partial) return [];
  const { id, covers, reading } = step.value;
  const listed = roadmap.value.steps.find((one) => one.folder === folder)?.id ?? '';
  return [
    ...faultIf(
      id !== listed,
      'id-mismatch',
      step.at('id'),
      `the id is "${id}", but roadmap.yaml calls this step "${listed}"`,
    ),
    ...reading.flatMap(({ concepts }, index) =>
      conceptFaults(step, concepts, (place) => step.at('reading', index, 'concepts', place)),
    ),
    ...covers.flatMap(({ concepts }, index) =>
      conceptFaults(step, concepts, (place) => step.at('covers', index, 'concepts', place)),
    ),
  ];
}

function lessonFaults(roadmap: YamlFile<RoadmapFile>, { step }: StepSource, { name, front }: LessonDocument): Fault[] {
  if (front.partial) return [];
  const { id, track, concepts } = front.value;
  return [
    ...faultIf(
      !name.endsWith(`/${id}.md`),
      'id-mismatch',
      front.at('id'),
      `the id "${id}" is not the name of this file`,
    ),
    ...trackFaults(roadmap, track, () => front.at('track')),
    ...conceptFaults(step, concepts, (place) => front.at('concepts', place)),
  ];
}

function referenceFaults(
  roadmap: YamlFile<RoadmapFile>,
  { step }: StepSource,
  { lesson, concept, check, track }: QuestionFile,
  at: At,
): Fault[] {
  return [
    ...faultIf(
      lesson !== undefined && !step.partial && !step.value.lessons.includes(lesson),
      'unknown-lesson',
      at('lesson'),
      `"${lesson ?? ''}" is not a lesson of this step`,
    ),
    ...faultIf(
      lesson === undefined && check,
      'unknown-lesson',
      at('check'),
      'a check is asked in its lesson: say which one it is',
    ),
    ...conceptFaults(step, concept === undefined ? [] : [concept], () => at('concept')),
    ...trackFaults(roadmap, track, () => at('track')),
  ];
}

function contextFaults({ step }: StepSource, { context }: QuestionFile, at: At): Fault[] {
  const isKnown = context === undefined || step.partial || step.value.contexts.some(({ id }) => id === context);
  return faultIf(!isKnown, 'unknown-context', at('context'), `"${context ?? ''}" is not a context of this step`);
}

/** What an imported question may do without, and one that is held to the content standard may not. */
const HELD_TO = ['lesson', 'concept', 'level', 'source'] as const;

function missingFaults({ value }: YamlFile<RoadmapFile>, question: QuestionFile, index: number, at: At): Fault[] {
  if (!value.gates) return [];
  return HELD_TO.filter((key) => question[key] === undefined).map((key) =>
    fault('yaml-shape', at(key), `${index}.${key}: this key is missing`),
  );
}

function conceptFaults(step: StepSource['step'], concepts: string[], at: (index: number) => Place): Fault[] {
  if (step.partial) return [];
  return concepts.flatMap((concept, index) =>
    step.value.concepts.some(({ id }) => id === concept)
      ? []
      : [fault('unknown-concept', at(index), `"${concept}" is not a concept of this step`)],
  );
}

function trackFaults(roadmap: YamlFile<RoadmapFile>, track: string | undefined, at: () => Place): Fault[] {
  if (track === undefined || roadmap.partial || roadmap.value.tracks.some(({ id }) => id === track)) return [];
  return [fault('unknown-track', at(), `"${track}" is not a track of this roadmap`)];
}

/** Judges every `see`, with the lessons and their headings looked up once. */
function seeFaults(steps: StepSource[]): (question: QuestionFile, at: At) => Fault[] {
  const listed = new Set(steps.flatMap(({ step }) => step.value.lessons));
  const headings = new Map(
    steps.flatMap(({ lessons }) => lessons.map((lesson) => [lesson.front.value.id, new Set(lesson.headings)])),
  );
  const partial = steps.some(({ step }) => step.partial);
  return ({ see }, at) => {
    if (see === undefined) return [];
    const [lesson = '', heading] = see.split('#');
    const known = headings.get(lesson);
    const found = known ? heading === undefined || known.has(heading) : listed.has(lesson) || partial;
    return faultIf(!found, 'dangling-see', at('see'), `"${see}" is not a lesson or a heading of one`);
  };
}
