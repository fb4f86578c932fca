import { requiredBy } from '../domain/road/roadmap.js';
import type { Sources, StepSource } from './sources.js';
import { fault, type Fault, type Place } from './faults.js';
import type { QuestionFile } from './schema.js';
import type { YamlFile } from './yaml.js';
import type { RoadmapFile } from './schema.js';

/** Faults in how the files of a roadmap hang together: ids, references, the graph, answers that cannot be given. */
export function structureFaults({
  roadmap,
  steps,
}: {
  roadmap: YamlFile<RoadmapFile>;
  steps: Sources['steps'];
}): Fault[] {
  return [
    ...duplicateIds(roadmap, steps),
    ...graphFaults(roadmap),
    ...steps.flatMap((step, index) => [
      ...stepFaults(roadmap, step, index),
      ...step.quiz.value.flatMap((question, at) => questionFaults(roadmap, steps, step, question, at)),
    ]),
  ];
}

function duplicateIds(roadmap: YamlFile<RoadmapFile>, steps: StepSource[]): Fault[] {
  const faults: Fault[] = [];
  const seen = new Map<string, Place>();
  const claim = (kind: string, id: string, place: Place) => {
    const first = seen.get(`${kind} ${id}`);
    if (first)
      faults.push(
        fault('duplicate-id', place, `the ${kind} id "${id}" is already used at ${first.file}:${first.line}`),
      );
    else seen.set(`${kind} ${id}`, place);
  };
  roadmap.value.tracks.forEach(({ id }, index) => claim('track', id, roadmap.at('tracks', index, 'id')));
  roadmap.value.steps.forEach(({ id, was }, index) => {
    [id, ...was].forEach((name) => claim('step', name, roadmap.at('steps', index, 'id')));
  });
  for (const { step, quiz, lessons } of steps) {
    step.value.concepts.forEach(({ id, was }, index) => {
      [id, ...was].forEach((name) => claim('concept', name, step.at('concepts', index, 'id')));
    });
    for (const { front } of lessons)
      [front.value.id, ...front.value.was].forEach((name) => claim('lesson', name, front.at('id')));
    quiz.value.forEach(({ id, was }, index) => {
      [id, ...was].forEach((name) => claim('question', name, quiz.at(index, 'id')));
    });
  }
  return faults;
}

function graphFaults(roadmap: YamlFile<RoadmapFile>): Fault[] {
  const { steps } = roadmap.value;
  return steps.flatMap(({ id, requires }, index) => {
    const at = roadmap.at('steps', index, 'requires');
    const unknown = requires.filter((required) => !steps.some((step) => step.id === required));
    const circle = requiredBy(steps, id).has(id);
    return [
      ...unknown.map((name) => fault('unknown-step', at, `requires names "${name}", which is not a step`)),
      ...(circle ? [fault('requires-cycle', at, `"${id}" requires itself through ${requires.join(', ')}`)] : []),
    ];
  });
}

function stepFaults(roadmap: YamlFile<RoadmapFile>, { step, lessons }: StepSource, index: number): Fault[] {
  const faults: Fault[] = [];
  const { id } = step.value;
  const listed = roadmap.value.steps[index]?.id;
  if (id !== listed)
    faults.push(fault('id-mismatch', step.at('id'), `the id is "${id}", but roadmap.yaml calls this step "${listed}"`));
  const concepts = new Set(step.value.concepts.map((concept) => concept.id));
  step.value.covers.forEach((topic, at) => {
    topic.concepts.forEach((concept, position) => {
      if (!concepts.has(concept)) {
        faults.push(
          fault(
            'unknown-concept',
            step.at('covers', at, 'concepts', position),
            `"${concept}" is not a concept of this step`,
          ),
        );
      }
    });
  });
  lessons.forEach(({ name, front }) => {
    const { id: lessonId, track, concepts: taught } = front.value;
    if (!name.endsWith(`/${lessonId}.md`))
      faults.push(fault('id-mismatch', front.at('id'), `the id "${lessonId}" is not the name of this file`));
    if (track && !hasTrack(roadmap, track))
      faults.push(fault('unknown-track', front.at('track'), `"${track}" is not a track of this roadmap`));
    taught.forEach((concept, position) => {
      if (!concepts.has(concept))
        faults.push(
          fault('unknown-concept', front.at('concepts', position), `"${concept}" is not a concept of this step`),
        );
    });
  });
  return faults;
}

function hasTrack(roadmap: YamlFile<RoadmapFile>, track: string): boolean {
  return roadmap.value.tracks.some(({ id }) => id === track);
}

function questionFaults(
  roadmap: YamlFile<RoadmapFile>,
  steps: StepSource[],
  source: StepSource,
  question: QuestionFile,
  index: number,
): Fault[] {
  const at = (...path: (string | number)[]) => source.quiz.at(index, ...path);
  const faults: Fault[] = [];
  const lesson = source.lessons.find(({ front }) => front.value.id === question.lesson);
  if (!lesson) faults.push(fault('unknown-lesson', at('lesson'), `"${question.lesson}" is not a lesson of this step`));
  if (!source.step.value.concepts.some(({ id }) => id === question.concept)) {
    faults.push(fault('unknown-concept', at('concept'), `"${question.concept}" is not a concept of this step`));
  }
  if (question.track && !hasTrack(roadmap, question.track)) {
    faults.push(fault('unknown-track', at('track'), `"${question.track}" is not a track of this roadmap`));
  }
  if (question.see && !seeExists(steps, question.see)) {
    faults.push(fault('dangling-see', at('see'), `"${question.see}" is not a lesson or a heading of one`));
  }
  return [...faults, ...answerFaults(question, at)];
}

function seeExists(steps: StepSource[], see: string): boolean {
  const [lessonId, heading] = see.split('#');
  const lesson = steps.flatMap(({ lessons }) => lessons).find(({ front }) => front.value.id === lessonId);
  return lesson !== undefined && (heading === undefined || lesson.body.headings.includes(heading));
}

function answerFaults(question: QuestionFile, at: (...path: (string | number)[]) => Place): Fault[] {
  switch (question.kind) {
    case 'choice': {
      const right = question.options.filter(({ correct }) => correct).length;
      return [
        ...(right === 1
          ? []
          : [fault('answer-missing', at('options'), `exactly one option must be correct; ${right} are`)]),
        ...repeated(question.options.map(({ text }) => text)).map((index) =>
          fault('repeated-text', at('options', index), 'this option stands here twice'),
        ),
      ];
    }
    case 'multi': {
      const right = question.options.filter(({ correct }) => correct).length;
      return [
        ...(right > 0 ? [] : [fault('answer-missing', at('options'), 'at least one option must be correct')]),
        ...repeated(question.options.map(({ text }) => text)).map((index) =>
          fault('repeated-text', at('options', index), 'this option stands here twice'),
        ),
      ];
    }
    case 'short':
      return question.accept.flatMap((accepted, index) => acceptFault(question.match, accepted, at('accept', index)));
    case 'predict':
      return [];
    case 'order':
      return repeated(question.items).map((index) =>
        fault('repeated-text', at('items', index), 'this item stands here twice'),
      );
    case 'match':
      return [0, 1].flatMap((side) =>
        repeated(question.pairs.map((pair) => pair[side]!)).map((index) =>
          fault('repeated-text', at('pairs', index), 'one side of this pair stands here twice'),
        ),
      );
  }
}

function repeated(texts: string[]): number[] {
  return texts.flatMap((text, index) => (texts.indexOf(text) < index ? [index] : []));
}

function acceptFault(match: 'text' | 'number' | 'regex', accepted: string, place: Place): Fault[] {
  if (['?', 'hint'].includes(accepted.toLowerCase())) {
    return [fault('answer-reserved', place, `"${accepted}" cannot be an answer: it asks for help when it is typed`)];
  }
  if (match === 'number' && !Number.isFinite(Number(accepted)))
    return [fault('answer-not-a-number', place, `"${accepted}" is not a number`)];
  if (match !== 'regex') return [];
  try {
    new RegExp(accepted, 'u');
    return [];
  } catch (error) {
    return [fault('answer-not-a-regex', place, (error as Error).message)];
  }
}
