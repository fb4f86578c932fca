import type { QuestionKind } from '../domain/road/question.js';
import type { Calibration } from '../domain/memory/calibration.js';
import {
  spanOf,
  type BuiltLab,
  type Score,
  type Span,
  type Stats,
  type Streaks,
  type WeakConcept,
} from '../domain/standing/stats.js';
import { counted, duration } from '../domain/standing/spans.js';
import { heatmap, monthTexts, weeksThatFit } from './heatmap.js';
import type { Terminal } from './terminal.js';
import { padded, textColumns, truncated, width, wrap } from './wrap.js';

type Look = Pick<Terminal, 'columns' | 'symbols' | 'style' | 'plain'>;

interface Bar {
  name: string;
  /** From 0 to 1. */
  share: number;
  /** Whether the missing share is drawn too. */
  ofWhole: boolean;
  note: string;
  words: string;
}

const MOST_WEAK = 8;
const WIDEST_NAME = 30;
const NARROWEST_NAME = 12;
const WIDEST_BAR = 40;
const NARROWEST_BAR = 6;
const GAP = 2;

/** A year of learning, what goes well and what does not. `forecast` counts by week, first what is due now. */
export function statsText(stats: Stats, forecast: number[] | null, look: Look): string {
  if (!stats.begun) return wrap(NOTHING_YET, textColumns(look));
  const scores = stats.steps.map(({ step, ...score }) =>
    scoreBar(`${step.number} ${step.title}`, `Step ${step.number} ${step.title}`, score),
  );
  const kinds = stats.kinds.map(({ kind, ...score }) => scoreBar(KIND_NAMES[kind], KIND_NAMES[kind], score));
  const sections = [
    summaryLines(stats, look),
    yearLines(stats, look),
    section('Right answers by step', barLines(scores, look), look),
    section('Right answers by kind of question', barLines(kinds, look), look),
    section('Checks that pass by lab', barLines(stats.labs.map(labBar), look), look),
    section('Weakest now', weakLines(stats.weak, look), look),
    section('Concepts due for review', forecastLines(forecast ?? [], look), look),
    recallLines(stats, look),
    asideLines(stats, look),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function summaryLines({ recent, streaks }: Stats, look: Look): string[] {
  const lines = [
    `In the last 4 weeks: ${recent.days === 0 ? 'no days' : spanText(recent)}.`,
    ...(streaks && streaks.longest > 0 ? [streaksText(streaks)] : []),
  ];
  return lines.map((line) => wrap(line, textColumns(look), 2));
}

function streaksText({ current, longest, weekOpen }: Streaks): string {
  const best = `Longest run: ${counted(longest, 'week')}.`;
  return current === 0 ? best : `Weeks in a row: ${current}${weekOpen ? ', this week still open' : ''}. ${best}`;
}

function yearLines({ weeks }: Stats, look: Look): string[] {
  const shown = look.plain ? weeks : weeksThatFit(weeks, look);
  const span = spanOf(shown.flat());
  if (span.days === 0) return [];
  const words = `In the last ${shown.length} weeks: ${spanText(span)}.`;
  if (look.plain) return [words, ...monthTexts(shown)].map((line) => wrap(line, textColumns(look), 2));
  return section(words, heatmap(shown, look), look);
}

function spanText({ days, ms }: Span): string {
  return `${counted(days, 'day')}, ${duration(ms / 60_000)}`;
}

function section(title: string, lines: string[], { style, ...look }: Look): string[] {
  return lines.length === 0 ? [] : [wrap(style.strong(title), textColumns(look)), ...lines];
}

function scoreBar(name: string, spoken: string, { asked, right }: Score): Bar {
  const percent = Math.round((right / asked) * 100);
  return {
    name,
    share: right / asked,
    ofWhole: true,
    note: `${String(percent).padStart(3)} %  ${right} of ${asked}`,
    words: `${spoken}: ${right} of ${asked} right (${percent} %).`,
  };
}

function labBar({ step, lab, passed, of, rounds, passedAt }: BuiltLab): Bar {
  const built = passedAt === null ? '' : `, built ${passedAt.slice(0, 10)}`;
  return {
    name: `${step.number} ${lab.title}`,
    share: passed / of,
    ofWhole: true,
    note: `${passed} of ${of}${built}`,
    words: `${lab.title}, step ${step.number}: ${passed} of ${of} checks pass${built}, ${counted(rounds, 'round')}.`,
  };
}

function forecastLines(forecast: number[], look: Look): string[] {
  const most = Math.max(...forecast);
  if (forecast.length > 0 && most === 0) return [`None in ${counted(forecast.length, 'week')}.`];
  const bars = forecast.map((due, week) => {
    const name = week === 0 ? 'This week' : `In ${counted(week, 'week')}`;
    return { name, share: due / most, ofWhole: false, note: String(due), words: `${name}: ${due}.` };
  });
  return barLines(bars, look);
}

/** In words where nothing is to be drawn, or where bars would be too short to tell anything. */
function barLines(bars: Bar[], look: Look): string[] {
  const columns = textColumns(look);
  const notes = Math.max(...bars.map(({ note }) => width(note)));
  const room = columns - notes - 2 * GAP;
  const longest = Math.min(WIDEST_NAME, Math.max(...bars.map(({ name }) => width(name))));
  const names = Math.min(longest, room - NARROWEST_BAR);
  if (look.plain || names < Math.min(longest, NARROWEST_NAME)) {
    return bars.map(({ words }) => wrap(words, columns, 2));
  }
  const barColumns = Math.min(WIDEST_BAR, room - names);
  return bars.map((bar) => {
    const name = padded(truncated(bar.name, names, look.symbols.ellipsis), names);
    return [name, barText(bar, barColumns, look), bar.note].join(' '.repeat(GAP));
  });
}

/** Only nothing is drawn as empty, and only all as full. */
function barText({ share, ofWhole }: Bar, columns: number, { symbols, style }: Look): string {
  const filled = share === 1 ? columns : Math.min(columns - 1, Math.ceil(share * columns));
  const rest = (ofWhole ? symbols.rule : ' ').repeat(columns - filled);
  return symbols.bar.repeat(filled) + style.dim(rest);
}

function weakLines(weak: WeakConcept[], look: Look): string[] {
  const lines = weak.slice(0, MOST_WEAK).map((concept) => weakText(concept, look));
  const more = weak.length > MOST_WEAK ? [`and ${weak.length - MOST_WEAK} more`] : [];
  return [...lines, ...more].map((line) => wrap(line, textColumns(look), 2));
}

function weakText({ step, title, asked, right }: WeakConcept, look: Look): string {
  const { symbols, style, plain } = look;
  if (plain) return `${title}, step ${step.number} ${step.title}: ${right} of ${asked} right.`;
  const name = `${symbols.bullet} ${title}`;
  const facts = `step ${step.number} ${symbols.dot} ${right} of ${asked} right`;
  const fits = width(`${name} ${symbols.dot} ${facts}`) <= textColumns(look) - 2;
  return `${name}${fits ? ` ${style.dim(symbols.dot)} ` : '\n'}${facts}`;
}

/** Whether the forecast holds: what was to be known in review, and what was. */
function recallLines({ recall }: Stats, look: Look): string[] {
  if (recall === null) return [];
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  const found = `Of what should be ${percent(recall.expected)} known you got ${percent(recall.right)}, in your last ${recall.reviews} reviews`;
  return [wrap(`${found}${recall.worse ? `. ${worseText(recall)}` : ': the forecast holds.'}`, textColumns(look), 2)];
}

function worseText({ advised }: Calibration): string {
  return advised === null
    ? 'Memory is worse than promised, and review asks as often as it can: read again what keeps slipping.'
    : `Memory is worse than promised: reviews come sooner with \`roadmap config set retention ${advised}\`.`;
}

function asideLines({ aside }: Stats, look: Look): string[] {
  if (aside.length === 0) return [];
  const lines = aside.map(({ step, concept }) => {
    const name = `${concept.title}, step ${step.number}: \`roadmap review --unskip ${concept.id}\``;
    return wrap(look.plain ? name : `${look.symbols.bullet} ${name}`, textColumns(look), 2);
  });
  return section('Put aside', lines, look);
}

const KIND_NAMES: Record<QuestionKind, string> = {
  choice: 'Choose one',
  multi: 'Choose several',
  short: 'Type the answer',
  predict: 'Predict the output',
  order: 'Put in order',
  match: 'Match pairs',
  write: 'Write code',
  card: 'Recall, by your own word',
};

const NOTHING_YET = 'There is nothing to count yet. `roadmap next` begins, and this page fills as you learn.';
