import { fencesOf, outsideFences } from '../../domain/road/fences.js';
import { isRun } from '../../domain/road/question.js';
import type { StepSource } from '../sources.js';
import { wordsIn } from './texts.js';

export interface TopicCoverage {
  step: string;
  topic: string;
  lessons: number;
  questions: number;
  /** Those of them that are answered with code. */
  written: number;
}

/** For each topic that a step promises: how many lessons teach its concepts, how many questions ask them. */
export function coverageOf({ step, lessons, quiz }: StepSource): TopicCoverage[] {
  return step.value.covers.map(({ topic, concepts }) => {
    const asking = quiz.value.filter(({ concept = '' }) => concepts.includes(concept));
    return {
      step: step.value.id,
      topic,
      lessons: lessons.filter(({ front }) => front.value.concepts.some((concept) => concepts.includes(concept))).length,
      questions: asking.length,
      written: asking.filter(isRun).length,
    };
  });
}

/** How much a step has: numbers for each track, one where there are none. */
export interface StepSizes {
  step: string;
  lessons: number[];
  words: number[];
  questions: number[];
  /** Those of them that are answered with code. */
  written: number[];
  diagrams: number;
}

export function sizesOf({ step, lessons, quiz }: StepSource, tracks: string[]): StepSizes {
  const of = <T>(all: T[], trackOf: (one: T) => string | undefined): T[][] =>
    (tracks.length > 0 ? tracks : [null]).map((track) => all.filter((one) => (trackOf(one) ?? track) === track));
  const read = of(lessons, ({ front }) => front.value.track);
  const asked = of(quiz.value, ({ track }) => track);
  const wordsOf = (text: string) =>
    wordsIn(
      outsideFences(text)
        .map(({ line }) => line)
        .join(' '),
    );
  return {
    step: step.value.id,
    lessons: read.map(({ length }) => length),
    words: read.map((some) => some.reduce((sum, { text }) => sum + wordsOf(text), 0)),
    questions: asked.map(({ length }) => length),
    written: asked.map((some) => some.filter(isRun).length),
    diagrams: lessons.flatMap(({ text }) => fencesOf(text)).filter(({ language }) => language === 'diagram').length,
  };
}
