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
  return [
    say(`What goes out under the name ${header.name}, from ${days[0]} to ${days.at(-1)}:`, 0),
    say(`${counted(answers.length, 'answer')}: ${ANSWERS}${header.text ? ', and what you typed or wrote' : ''}`),
    say(
      [
        `${counted(of('part').length, 'part')} of lessons read`,
        `${of('quiz').length} ${of('quiz').length === 1 ? 'quiz' : 'quizzes'} taken`,
        `${counted(of('step').length, 'step')} passed, skipped or left`,
        `${counted(of('lab').length, 'round')} of labs, with their checks`,
      ].join('; '),
    ),
    ...(sample ? [say(`Such as: ${sampleText(sample)}`, 0)] : []),
    say(header.text ? NOT_IN_IT : `${NOT_TYPED}${NOT_IN_IT}`, 0),
  ].join('\n');
}

const ANSWERS = 'the question, its day, right or not, what was picked of its options, how many hints';
const NOT_TYPED = 'Not what you typed or wrote. ';
const NOT_IN_IT = 'No time of day, no name of this machine, nothing of other roadmaps.';

function sampleText({ day, question, step, attempt, outcome, disputed, picked, hints, given }: AnswerFact): string {
  const parts = [
    `on ${day} question ${question} of step ${step}`,
    attempt === 1 ? 'asked for the first time' : `asked ${attempt} times by then`,
    outcome === 'unknown' ? 'not known' : outcome,
    ...(disputed ? ['which you called right'] : []),
    ...(picked === null ? [] : [`picked ${picked}`]),
    ...(hints > 0 ? [`after ${counted(hints, 'hint')}`] : []),
    ...(given === undefined ? [] : [`typed ${JSON.stringify(given.slice(0, 60))}`]),
  ];
  return `${parts.join(', ')}.`;
}
