import { slug } from '../../domain/road/place.js';
import { isNamed } from '../../domain/road/roadmap.js';
import { answerFaults } from '../answers.js';
import { readSources } from '../compile.js';
import { fault, sortFaults, type At, type Fault, type Place } from '../faults.js';
import { splitSections } from '../lesson-body.js';
import type { LessonDocument } from '../lesson.js';
import type { RuleId } from '../rules.js';
import type { Sources, StepSource } from '../sources.js';
import { hashOfLead, hashOfPart, hashOfQuestion, translatedPart, translatedQuestion, Unfit } from '../translate.js';
import { readTranslation, type LessonUnits, type Translation } from '../translation.js';
import { typedAnswerFaults } from './answer-rules.js';
import { gateFaults } from './bank-gates.js';

interface CheckedTranslation {
  faults: Fault[];
  /** How many units there are, and how many are shown in this language. */
  units: number;
  shown: number;
}

/** Every fault of a translation: what is not shown since its original has changed, what cannot be, and how it asks. */
export function checkTranslation(root: string, language: string): CheckedTranslation {
  const sources = readSources(root);
  if (sources.faults.length > 0) return { faults: sources.faults, units: 0, shown: 0 };
  const translation = readTranslation(root, language, sources);
  const tally: Tally = { faults: [...translation.faults], units: 0, shown: 0 };
  for (const step of sources.steps) for (const lesson of step.lessons) checkLesson(lesson, translation, step, tally);
  const steps = sources.steps.map((step) => checkQuiz(step, translation, tally));
  if (sources.roadmap?.value.gates) tally.faults.push(...guesserFaults(steps, language));
  return { ...tally, faults: sortFaults(tally.faults) };
}

interface Tally {
  faults: Fault[];
  units: number;
  shown: number;
}

/** One unit: told where it is missing, old, or does not fit; `make` tries it. */
function checkUnit(
  tally: Tally,
  what: string,
  hash: string,
  unit: { of: string; at: Place; make: () => void } | null,
  file: string,
): boolean {
  tally.units += 1;
  const say = (rule: RuleId, at: Place, message: string) => void tally.faults.push(fault(rule, at, message));
  if (!unit) say('translation-missing', { file, line: 1, col: 1 }, `${what} is not translated; its hash is ${hash}`);
  else if (unit.of !== hash)
    say(
      'translation-stale',
      unit.at,
      `${what} has changed since it was translated, so it is not shown; its hash is ${hash} now`,
    );
  else {
    try {
      unit.make();
      tally.shown += 1;
      return true;
    } catch (error) {
      if (!(error instanceof Unfit)) throw error;
      say('translation-unit', unit.at, error.message);
    }
  }
  return false;
}

function checkLesson(
  lesson: LessonDocument,
  { language, lessons }: Translation,
  { folder }: StepSource,
  tally: Tally,
): void {
  const { id } = lesson.front.value;
  const units: LessonUnits | undefined = lessons.find(({ front }) => front.value.id === id);
  const file = `translations/${language}/${folder}/lessons/${id}.md`;
  const front = units && { of: units.front.value.of, at: units.front.at('of'), make: () => undefined };
  checkUnit(tally, `the title and the goal of ${id}`, hashOfLead(lesson), front ?? null, file);
  const sections = splitSections(lesson.text).slice(1);
  const parts = units?.parts ?? [];
  for (const section of sections) {
    const anchor = slug(section.title ?? '');
    const part = parts.find((one) => one.anchor === anchor);
    const unit = part && { of: part.of, at: part.at, make: () => translatedPart(section, part) };
    checkUnit(tally, `${id}#${anchor}`, hashOfPart(section), unit ?? null, file);
  }
  for (const { anchor, at } of parts)
    if (!sections.some(({ title }) => slug(title ?? '') === anchor))
      tally.faults.push(fault('translation-unknown', at, `"${anchor}" is no part of the lesson ${id}`));
}

/** The questions of a step that are asked in the other language, with their places there. */
function checkQuiz(step: StepSource, { language, quizzes }: Translation, tally: Tally): StepSource {
  const quiz = quizzes.find(({ folder }) => folder === step.folder)?.quiz;
  const file = `translations/${language}/${step.folder}/quiz.yaml`;
  const asked: { question: Sources['steps'][number]['quiz']['value'][number]; index: number }[] = [];
  for (const question of step.quiz.value) {
    const index = quiz?.value.findIndex(({ id }) => isNamed(question, id)) ?? -1;
    const unit = quiz?.value[index];
    const make = () => {
      asked.push({ question: translatedQuestion(question, unit!), index });
    };
    checkUnit(
      tally,
      question.id,
      hashOfQuestion(question),
      unit ? { of: unit.of, at: quiz.at(index, 'of'), make } : null,
      file,
    );
  }
  quiz?.value.forEach(({ id }, index) => {
    if (!step.quiz.value.some((question) => isNamed(question, id)))
      tally.faults.push(fault('translation-unknown', quiz.at(index, 'id'), `"${id}" is no question of this step`));
  });
  const value = asked.map(({ question }) => question);
  const at: At = (...path) => quiz!.at(asked[path[0] as number]!.index, ...path.slice(1));
  const translated: StepSource = { ...step, quiz: { value, partial: true, at } };
  value.forEach((question, index) => {
    tally.faults.push(
      ...answerFaults(question, (...path) => at(index, ...path)),
      ...typedAnswerFaults(translated, question, index),
    );
  });
  return translated;
}

/** What the wording gives away in this language; what any wording has in common is told of the original. */
function guesserFaults(steps: StepSource[], language: string): Fault[] {
  const at = { file: `translations/${language}`, line: 1, col: 1 };
  return gateFaults(steps, language)
    .filter(({ rule }) => ['bank-longest-key', 'bank-guessable', 'bank-reasons'].includes(rule))
    .map(({ rule, message }) => fault(rule, at, message));
}
