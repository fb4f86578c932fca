import type { Teaching } from '../context.js';
import type { AnswerEvent } from '../domain/history/event.js';
import { newestAnswers } from '../domain/history/given-answers.js';
import { lessonIn, partIn } from '../domain/road/place.js';
import type { Question } from '../domain/road/question.js';
import { questionFor } from '../domain/road/question-for.js';
import { isNamed, type Step } from '../domain/road/roadmap.js';
import { markdownFor } from '../domain/road/track-blocks.js';
import { askable } from '../domain/standing/askable.js';
import { shownTo } from '../domain/standing/standing.js';
import { RoadmapError } from '../errors.js';
import { packText } from '../report/pack.js';
import { cleanForeign } from '../terminal/clean.js';

/** An answered question as a text for any assistant. */
export interface Pack {
  text: string;
  answer: AnswerEvent;
}

/** What to give an assistant about the answer given last, or so many before it. */
export async function packOf(context: Pick<Teaching, 'content' | 'store'>, back: number): Promise<Pack> {
  const { roadmap, body } = await context.content();
  const store = await context.store();
  const found = askable(roadmap, store.progress, newestAnswers([...(await store.history())]), back);
  switch (found.kind) {
    case 'quiz':
      throw new RoadmapError(
        `The quiz of step ${found.step.number} is not over, and nothing of it is told before.`,
        `\`roadmap quiz ${found.step.number}\` goes on with it; \`roadmap ask\` works after it.`,
      );
    case 'placement':
      throw new RoadmapError(
        'The placement is not over, and nothing of it is told before.',
        '`roadmap place` goes on with it, or shows the result so far.',
      );
    case 'changed':
      throw new RoadmapError(
        'That question is not what you have answered any more.',
        `\`roadmap ask ${back + 1}\` is about the one before.`,
      );
    case 'none':
      throw new RoadmapError(
        back === 1 ? 'There is no answer to ask about yet.' : `There are not ${back} answers to ask about.`,
        '`roadmap next` asks questions; once one is told right or wrong, `roadmap ask` is about it.',
      );
    case 'answer': {
      const { answer, step } = found;
      const written = body(step.id).questions.find(({ id }) => id === found.question)!;
      const shows = shownTo(roadmap, store.progress, written);
      const question = questionFor(written, shows);
      const place = await taughtAt(context, step, question);
      const taught = place && { ...place, part: { ...place.part, markdown: markdownFor(place.part.markdown, shows) } };
      const text = packText({ course: roadmap.title, step, taught, question, answer });
      return { text: cleanForeign(text), answer };
    }
  }
}

/** Where a question's answer is taught, which may be in another step; null where it is taught nowhere. */
async function taughtAt({ content }: Pick<Teaching, 'content'>, home: Step, { see, lesson: own }: Question) {
  const { roadmap, body } = await content();
  const named = see ?? own;
  if (named === undefined) return null;
  const step = [home, ...roadmap.steps].find(({ lessons }) => lessons.some((one) => isNamed(one, lessonIn(named))))!;
  const lesson = step.lessons.find((one) => isNamed(one, lessonIn(named)))!;
  const parts = body(step.id).lessons[lesson.id]!;
  return { lesson, part: parts.parts[partIn(parts, named)]! };
}
