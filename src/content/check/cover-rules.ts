import { isRun } from '../../domain/road/question.js';
import { requiredBy } from '../../domain/road/roadmap.js';
import { fault, faultIf, type Fault } from '../faults.js';
import type { QuestionFile } from '../schema.js';
import type { Road, StepSource } from '../sources.js';
import { markdownOf, textsOf } from './texts.js';

/** A topic is covered when its concepts are taught and asked, and the names in it are in a lesson and a question. */
export function coverFaults({ step, quiz, lessons }: StepSource): Fault[] {
  const lessonText = lessons.map(({ text }) => text).join('\n');
  const questionText = quiz.value.flatMap(textsOf).join('\n');
  return step.value.covers.flatMap(({ topic, concepts, names }, index) => {
    const at = step.at('covers', index);
    const asked = quiz.value.filter(({ concept = '' }) => concepts.includes(concept)).length;
    return [
      ...faultIf(asked < 2, 'topic-unasked', at, `"${topic}" is asked ${asked} times; at least 2`),
      ...names.flatMap((name) => [
        ...faultIf(!mentions(lessonText, name), 'name-untaught', at, `no lesson of this step names ${name}`),
        ...faultIf(!mentions(questionText, name), 'name-unasked', at, `no question of this step names ${name}`),
      ]),
    ];
  });
}

/** Names of technologies in a step: those that its lessons name, and those that each question leans on. */
interface Naming {
  named: string[];
  leaned: string[][];
}

/** Finds them, or knows them from before. */
export type Name = (step: StepSource, names: string[]) => Naming;

/** A question may lean only on what its own step and the steps it requires have named. */
export function orderFaults({ roadmap, steps }: Road, name: Name = namingIn): Fault[] {
  const names = [...new Set(steps.flatMap(({ step }) => step.value.covers.flatMap((topic) => topic.names)))];
  const naming = new Map(steps.map((source) => [source.step.value.id, name(source, names)]));
  const homes = new Map(steps.flatMap(({ step }) => step.value.lessons.map((lesson) => [lesson, step.value.id])));
  return steps.flatMap(({ step, quiz }) => {
    const { id } = step.value;
    const reachable = new Set([id, ...requiredBy(roadmap.value.steps, id)]);
    const known = new Set([...reachable].flatMap((one) => naming.get(one)?.named ?? []));
    return quiz.value.flatMap((question, index) => [
      ...naming
        .get(id)!
        .leaned[index]!.filter((leaned) => !known.has(leaned))
        .map((leaned) =>
          fault(
            'used-before-taught',
            quiz.at(index, 'prompt'),
            `${leaned} is named here, but no lesson up to this step names it`,
          ),
        ),
      ...earlySee(question, homes, reachable).map((see) =>
        fault('used-before-taught', quiz.at(index, 'see'), `"${see}" is in a step that comes later`),
      ),
    ]);
  });
}

export function namingIn({ lessons, quiz }: StepSource, names: string[]): Naming {
  const asked = quiz.value.flatMap(leanedOn).join('\n');
  const possible = names.filter((name) => asked.includes(name));
  return {
    named: [...namesIn(lessons, names)],
    leaned: quiz.value.map((question) => namesLeanedOn(question, possible)),
  };
}

// Most names stand in no lesson of a step: looking for each of them in all of its text is what costs.
function namesIn(lessons: StepSource['lessons'], names: string[]): Set<string> {
  const text = lessons.map((lesson) => lesson.text).join('\n');
  const words = new Set(text.match(WORD));
  return new Set(
    names.filter((name) => (name.match(WORD) ?? []).every((word) => words.has(word)) && mentions(text, name)),
  );
}

const WORD = /[\p{L}\p{N}]+/gu;

// A name that begins a sentence may be a plain word ("Go to …"); within one it is the technology.
function namesLeanedOn(question: QuestionFile, names: string[]): string[] {
  const text = leanedOn(question).join('\n');
  const possible = names.filter((name) => text.includes(name));
  if (possible.length === 0) return [];
  const within = text.replace(/(^|[.?!:]\s+|\n)\p{Lu}[\p{L}]*/gu, '$1');
  return possible.filter((name) => mentions(within, name));
}

// The code of a `write` question names its own functions and tables: its sentences are what may lean on a technology.
function leanedOn(question: QuestionFile): string[] {
  if (!isRun(question)) return textsOf(question);
  return markdownOf(question).map(({ text }) => text.replace(/`[^`]*`/g, ''));
}

function earlySee({ see }: QuestionFile, homes: Map<string, string>, reachable: Set<string>): string[] {
  const home = see === undefined ? undefined : homes.get(see.split('#')[0]!);
  return see !== undefined && home !== undefined && !reachable.has(home) ? [see] : [];
}

export function mentions(text: string, name: string): boolean {
  const edge = (side: string) => /[\p{L}\p{N}]/u.test(side);
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const before = text[at - 1] ?? ' ';
    const after = text[at + name.length] ?? ' ';
    if (!(edge(before) && edge(name[0]!)) && !(edge(after) && edge(name.at(-1)!))) return true;
  }
  return false;
}
