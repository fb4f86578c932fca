import { isRun } from '../../domain/road/question.js';
import type { StepSource } from '../sources.js';

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
    const asking = quiz.value.filter(({ concept }) => concepts.includes(concept));
    return {
      step: step.value.id,
      topic,
      lessons: lessons.filter(({ front }) => front.value.concepts.some((concept) => concepts.includes(concept))).length,
      questions: asking.length,
      written: asking.filter(isRun).length,
    };
  });
}
