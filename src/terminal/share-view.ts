import type { AnswerFact, Fact, HandIn } from '../domain/cohort/hand-in.js';
import { counted } from '../domain/standing/spans.js';
import type { Terminal } from './terminal.js';
import { textColumns, wrap } from './wrap.js';

type Look = Pick<Terminal, 'columns' | 'style'>;

/** What a hand-in tells a teacher, in words. */
export function shareText({ header, facts }: HandIn, look: Look): string {
  const of = <F extends Fact['fact']>(kind: F) => facts.filter((one): one is Fact & { fact: F } => one.fact === kind);
  const answers = of('answer');
  const say = (text: string, indent = 2) => ' '.repeat(indent) + wrap(text, textColumns(look) - indent, indent);
  const days = facts.map(({ day }) => day).toSorted();
  const sample = answers.at(-1);
  const others = [
    ...some(of('part').length, 'part', 'parts', 'of lessons read'),
    ...some(of('quiz').length, 'quiz', 'quizzes', 'taken'),
    ...some(of('step').length, 'step', 'steps', 'passed, skipped or left'),
    ...some(of('lab').length, 'round', 'rounds', 'of labs, with what came of each check'),
  ].join('; ');
  return [
    say(`What goes out under the name ${header.name}, from ${days[0]} to ${days.at(-1)}:`, 0),
    say(`${counted(answers.length, 'answer')}: ${ANSWERS}${header.text ? ', and what you typed or wrote' : ''}`),
    ...(others === '' ? [] : [say(others)]),
    ...(sample ? [say(`Such as: ${sampleText(sample)}`, 0)] : []),
    say(header.text ? NOT_IN_IT : `${NOT_TYPED}${NOT_IN_IT}`, 0),
  ].join('\n');
}

const ANSWERS = 'the question, its day, right or not, what was picked of its options, how many hints';
const NOT_TYPED = 'Not what you typed or wrote. ';
const NOT_IN_IT = 'No time of day, no name of this machine, nothing of other roadmaps.';

function some(count: number, one: string, many: string, what: string): string[] {
  return count === 0 ? [] : [`${count} ${count === 1 ? one : many} ${what}`];
}

function sampleText({ day, question, step, attempt, outcome, disputed, picked, hints, given }: AnswerFact): string {
  const parts = [
    `on ${day} question ${question} of step ${step}`,
    attempt === 1 ? 'answered for the first time' : `answered ${attempt} times by then`,
    outcome === 'unknown' ? 'not known' : outcome,
    ...(disputed ? ['which you called right'] : []),
    ...(picked === null ? [] : [`picked ${picked}`]),
    ...(hints > 0 ? [`after ${counted(hints, 'hint')}`] : []),
    ...(given === undefined ? [] : [`typed ${JSON.stringify(given.slice(0, 60))}`]),
  ];
  return `${parts.join(', ')}.`;
}
