import type { Changes, Turnover } from '../domain/standing/changes.js';
import { counted } from '../domain/standing/spans.js';
import { textColumns, wrap } from './wrap.js';

/** What an update has changed, a line for each kind of thing; and what it means for the learner's history. */
export function changesText(changes: Changes, look: { columns: number }): string {
  const { steps, lessons, questions, labs, passed, passedAndGone, code } = changes;
  const lines = [
    kindLine('Steps', [
      ...named(steps),
      ...steps.moved.map(({ title, from, to }) => `"${title}" moved from ${from} to ${to}`),
    ]),
    kindLine('Lessons', named(lessons)),
    kindLine('Questions', [
      ...numbered(questions),
      ...(questions.changed.length > 0 ? [`${questions.changed.length} asked in another way`] : []),
    ]),
    kindLine('Labs', named(labs)),
  ].filter((line) => line !== null);
  const about = lines.length === 0 ? ['Only texts have changed.'] : lines;
  const kept = [
    questions.renamed.length > 0 ? 'What you answered goes on under the new names.' : null,
    questions.asked > 0
      ? `You answered ${questions.asked} of those that were retired: it stays in your history.`
      : null,
    passed > 0 ? `What you passed stays passed: ${counted(passed, 'step')}.` : null,
    passedAndGone > 0
      ? `${counted(passedAndGone, 'step')} that you passed ${passedAndGone === 1 ? 'is' : 'are'} no longer there; your history keeps it.`
      : null,
    code ? 'Its code has changed: you are asked before it runs.' : null,
  ].filter((line) => line !== null);
  return [...about, ...kept].map((line) => wrap(line, textColumns(look), 2)).join('\n');
}

function kindLine(kind: string, facts: string[]): string | null {
  return facts.length === 0 ? null : `${kind}: ${facts.join('; ')}.`;
}

function named({ added, renamed, retired }: Turnover): string[] {
  const list = (what: string, titles: string[]) => {
    if (titles.length === 0) return [];
    const shown = titles
      .slice(0, MOST)
      .map((title) => `"${title}"`)
      .join(', ');
    return [`${titles.length} ${what} (${shown}${titles.length > MOST ? ', …' : ''})`];
  };
  return [...list('new', added), ...list('renamed', renamed), ...list('retired', retired)];
}

function numbered({ added, renamed, retired }: Turnover): string[] {
  return [
    [added.length, 'new'],
    [renamed.length, 'renamed'],
    [retired.length, 'retired'],
  ].flatMap(([count, what]) => (count === 0 ? [] : [`${count!} ${what!}`]));
}

const MOST = 5;
