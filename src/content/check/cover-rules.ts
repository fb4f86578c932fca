import { requiredBy } from '../../domain/road/roadmap.js';
import type { Sources, StepSource } from '../sources.js';
import { fault, type Fault } from '../faults.js';
import type { QuestionFile } from '../schema.js';
import { textsOf } from './question-rules.js';

/** A topic is covered when its concepts are taught and asked, and the names in it are in a lesson and a question. */
export function coverFaults({ step, quiz, lessons }: StepSource): Fault[] {
  const lessonText = lessons.map(({ text }) => text).join('\n');
  const questionText = quiz.value.flatMap(textsOf).join('\n');
  return step.value.covers.flatMap(({ topic, concepts, names }, index) => {
    const at = step.at('covers', index);
    const asked = quiz.value.filter(({ concept }) => concepts.includes(concept)).length;
    return [
      ...(asked >= 2 ? [] : [fault('topic-unasked', at, `"${topic}" is asked ${asked} times; at least 2`)]),
      ...names
        .filter((name) => !mentions(lessonText, name))
        .map((name) => fault('name-untaught', at, `no lesson of this step names ${name}`)),
      ...names
        .filter((name) => !mentions(questionText, name))
        .map((name) => fault('name-unasked', at, `no question of this step names ${name}`)),
    ];
  });
}

/** A question may lean only on what its own step and the steps it requires have named. */
export function orderFaults({
  roadmap,
  steps,
}: {
  roadmap: NonNullable<Sources['roadmap']>;
  steps: StepSource[];
}): Fault[] {
  const names = [...new Set(steps.flatMap(({ step }) => step.value.covers.flatMap((topic) => topic.names)))];
  const texts = new Map(steps.map(({ step, lessons }) => [step.value.id, lessons.map(({ text }) => text).join('\n')]));
  return steps.flatMap(({ step, quiz }) => {
    const reachable = new Set([step.value.id, ...requiredBy(roadmap.value.steps, step.value.id)]);
    const known = new Set(names.filter((name) => [...reachable].some((id) => mentions(texts.get(id) ?? '', name))));
    return quiz.value.flatMap((question, index) => [
      ...names
        .filter((name) => !known.has(name) && textsOf(question).some((text) => namesWithin(text, name)))
        .map((name) =>
          fault(
            'used-before-taught',
            quiz.at(index, 'prompt'),
            `${name} is named here, but no lesson up to this step names it`,
          ),
        ),
      ...seeOutside(steps, reachable, question).map((see) =>
        fault('used-before-taught', quiz.at(index, 'see'), `"${see}" is in a step that comes later`),
      ),
    ]);
  });
}

function seeOutside(steps: StepSource[], reachable: Set<string>, { see }: QuestionFile): string[] {
  const lesson = see?.split('#')[0];
  const home = steps.find(({ lessons }) => lessons.some(({ front }) => front.value.id === lesson));
  return see && home && !reachable.has(home.step.value.id) ? [see] : [];
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

// A name that begins a sentence may be a plain word ("Go to …"); within one it is the technology.
function namesWithin(text: string, name: string): boolean {
  return mentions(text.replace(/(^|[.?!:]\s+|\n)\p{Lu}[\p{L}]*/gu, '$1'), name);
}
