import { isPicked, isRun, type Question } from './question.js';
import { markdownFor, type Shows } from './track-blocks.js';

/** A question without the code of other tracks in its texts. */
export function questionFor<Asked extends Question>(question: Asked, shows: Shows): Asked {
  return rewritten(question, (text) => markdownFor(text, shows)) as Asked;
}

function rewritten(question: Question, of: (text: string) => string): Question {
  const { context, prompt, hint, explain } = question;
  const shared = {
    context: context && of(context),
    prompt: of(prompt),
    hint: hint.map(of),
    explain: explain && of(explain),
  };
  if (isPicked(question)) {
    const options = question.options.map(({ text, why, correct }) => ({
      text: of(text),
      why: why && of(why),
      correct,
    }));
    return { ...question, ...shared, options };
  }
  if (isRun(question))
    return { ...question, ...shared, wrong: question.wrong.map(({ code, say }) => ({ code, say: of(say) })) };
  switch (question.kind) {
    case 'order':
      return { ...question, ...shared, items: question.items.map(of) };
    case 'match':
      return { ...question, ...shared, pairs: question.pairs.map(([left, right]) => [of(left), of(right)]) };
    case 'card':
      return { ...question, ...shared, back: of(question.back) };
    case 'short':
    case 'predict':
      return { ...question, ...shared };
  }
}
