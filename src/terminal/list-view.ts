import type { Roadmap } from '../domain/roadmap.js';
import type { Standing } from '../domain/standing.js';
import type { Terminal } from './terminal.js';
import { padded, truncated, width } from './wrap.js';

type Look = Pick<Terminal, 'columns' | 'symbols' | 'style' | 'plain'>;

const WIDEST_TITLE = 34;

/** The road, one step a line: its number, its title, and its facts. */
export function listText(roadmap: Roadmap, standings: Standing[], currentId: string | null, look: Look): string {
  const { style, symbols } = look;
  const titles = Math.min(WIDEST_TITLE, Math.max(...standings.map(({ step }) => width(step.title))));
  const rows = standings.map((standing) => {
    const { step } = standing;
    const current = step.id === currentId;
    const number = String(step.number).padStart(2);
    const facts = [readFact(standing), quizFact(standing).padEnd(14), retainedFact(standing)].join(' ').trimEnd();
    const room = Math.max(8, Math.min(titles, look.columns - 6 - width(facts) - width(sign(standing, look))));
    const title = padded(truncated(step.title, room, symbols.ellipsis), room);
    const row = `${current ? symbols.pointer : ' '} ${number} ${sign(standing, look)} ${current ? style.accent(title) : title} ${style.dim(facts)}`;
    return row.trimEnd();
  });
  return [style.strong(roadmap.title), ...rows, style.dim(legend(look))].join('\n');
}

function sign(standing: Standing, { symbols, style }: Look): string {
  if (standing.quiz.passed || standing.placed === 'skip') return style.accent(symbols.done);
  const begun = standing.read.done > 0 || standing.answers.asked > 0;
  return begun ? style.accent(symbols.half) : style.dim(symbols.open);
}

function readFact({ read }: Standing): string {
  return `read ${read.done}/${read.of}`.padEnd(10);
}

/** The share of the concepts asked so far that review takes for known today. */
export function retainedFact({ retained: { strong, fading, weak } }: Standing): string {
  const all = strong + fading + weak;
  return all === 0 ? '' : `retained ${Math.round((strong / all) * 100)} %`;
}

export function quizFact({ quiz, placed }: Standing): string {
  if (placed === 'skip' && !quiz.passed) return 'skipped';
  if (quiz.passed) return `answered ${Math.round(quiz.best * 100)} %`;
  if (quiz.deferredAt) return `debt ${Math.round(quiz.best * 100)} %`;
  return quiz.tries > 0 ? `quiz ${Math.round(quiz.best * 100)} %` : '';
}

function legend({ symbols, columns }: Look): string {
  const text = `${symbols.done} answered  ${symbols.half} begun  ${symbols.open} open  ${symbols.pointer} now`;
  return width(text) + 2 > columns ? '' : `  ${text}`;
}
