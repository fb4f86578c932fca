import type { Roadmap } from '../domain/road/roadmap.js';
import { builtFact, isSkipped, quizFact, readFact, retainedFact, stateOf } from '../domain/standing/facts.js';
import type { Standing } from '../domain/standing/standing.js';
import { rungLines } from './built-view.js';
import type { Terminal } from './terminal.js';
import { indented, padded, textColumns, truncated, width, wrap } from './wrap.js';

type Look = Pick<Terminal, 'columns' | 'symbols' | 'style' | 'plain'>;

const WIDEST_TITLE = 34;
const NARROWEST_TITLE = 14;
const GAP = 2;

/** The road, one step a line: its number, its title, and as many of its facts as fit. */
export function listText(roadmap: Roadmap, standings: Standing[], currentId: string | null, look: Look): string {
  const { style, symbols } = look;
  if (look.plain) return spokenList(roadmap, standings, currentId, look);
  const before = '> 00 '.length + width(symbols.open) + 1;
  const facts = factsThatFit(standings, look.columns - before - NARROWEST_TITLE);
  const taken = facts.reduce((sum, column) => sum + GAP + width(column[0]!), 0);
  const natural = Math.min(WIDEST_TITLE, Math.max(...standings.map(({ step }) => width(step.title))));
  const room = Math.max(1, Math.min(natural, look.columns - before - taken));
  const rows = standings.map((standing, index) => {
    const { step } = standing;
    const current = step.id === currentId;
    const title = padded(truncated(step.title, room, symbols.ellipsis), room);
    const words = facts.map((column) => ' '.repeat(GAP) + column[index]!).join('');
    const number = String(step.number).padStart(2);
    return `${current ? symbols.pointer : ' '} ${number} ${sign(standing, look)} ${current ? style.strong(title) : title}${words.trimEnd()}`.trimEnd();
  });
  return [
    style.strong(truncated(roadmap.title, look.columns, symbols.ellipsis)),
    ...rows,
    ...rungLines(standings).map((line) => indented(wrap(line, textColumns(look) - 2, 2), 2)),
    legend(standings, look),
    ...meanings(facts).map((line) => indented(wrap(line, textColumns(look) - 2), 2)),
  ].join('\n');
}

/** Each step as a sentence: its state in a word, and all of its facts. */
function spokenList(roadmap: Roadmap, standings: Standing[], currentId: string | null, look: Look): string {
  const facts = standings.map((standing) => {
    const [state, quiz] = [stateOf(standing), quizFact(standing)];
    const words = [quiz, readFact(standing), builtFact(standing), retainedFact(standing)];
    return [quiz.startsWith(state) ? '' : state, ...words].filter((word) => word !== '');
  });
  const sentences = standings.map(({ step: { id, number, title } }, index) => {
    const words = [...facts[index]!, ...(id === currentId ? ['you are here now'] : [])].join(', ');
    return `Step ${number}, ${title}: ${words.replaceAll(/(\d)\/(\d)/g, '$1 of $2')}.`;
  });
  const lines = [look.style.strong(roadmap.title), ...sentences, ...rungLines(standings), ...meanings(facts)];
  return lines.map((line) => wrap(line, textColumns(look), 2)).join('\n');
}

/** Columns of facts, each as wide as its widest; the last ones are left out first. */
function factsThatFit(standings: Standing[], room: number): string[][] {
  const columns = [readFact, quizFact, builtFact, retainedFact]
    .map((fact) => standings.map(fact))
    .filter((column) => column.some((fact) => fact !== ''))
    .map((column) => column.map((fact) => padded(fact, Math.max(...column.map(width)))));
  const widths = columns.map((column) => GAP + width(column[0]!));
  const fitting = widths.findIndex(
    (_width, index) => widths.slice(0, index + 1).reduce((sum, one) => sum + one, 0) > room,
  );
  return fitting === -1 ? columns : columns.slice(0, fitting);
}

function sign(standing: Standing, { symbols, style }: Look): string {
  const state = stateOf(standing);
  const isBegun = state === 'answered' || state === 'begun';
  return (isBegun ? style.strong : style.dim)(symbols[SIGNS[state]]);
}

const SIGNS = { answered: 'done', begun: 'half', open: 'open', skipped: 'skipped' } as const;

/** What the facts that are shown mean, in a line; none where there are none. */
function meanings(facts: string[][]): string[] {
  const shown = MEANINGS.filter(([word]) => facts.flat().some((fact) => fact.startsWith(word)));
  return shown.length === 0 ? [] : [shown.map(([word, meaning]) => `${word}: ${meaning}`).join('; ')];
}

const MEANINGS: [word: string, meaning: string][] = [
  ['answered', 'quiz passed, with so much right'],
  ['quiz', 'not passed yet'],
  ['debt', 'quiz not passed, and left'],
  ['built', "the lab's checks pass"],
  ['broke', 'built, and a check of it fails now'],
  ['retained', 'of the concepts asked, known today'],
];

function legend(standings: Standing[], { symbols, columns }: Look): string {
  const signs = [`${symbols.done} answered`, `${symbols.half} begun`, `${symbols.open} open`];
  if (standings.some(isSkipped)) signs.push(`${symbols.skipped} skipped`);
  const texts = [[...signs, `${symbols.pointer} now`], signs].map((entries) => `  ${entries.join('  ')}`);
  return texts.find((text) => width(text) <= columns) ?? '';
}
