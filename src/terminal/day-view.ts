import { dateOf, dayNumber } from '../domain/standing/calendar.js';
import { counted, duration } from '../domain/standing/spans.js';
import type { Back, DayDone, Today } from '../domain/standing/today.js';
import type { Terminal } from './terminal.js';
import { textColumns, width, wrap } from './wrap.js';

type Look = Pick<Terminal, 'columns' | 'symbols' | 'style' | 'plain'>;

/** A day with what the texts of the roadmap say of it. */
export interface DayFacts {
  today: Today;
  /** What the lessons that were learned set out to teach. */
  goals: string[];
  /** What the learner's program does by now, where labs have passed. */
  built: string[];
  /** How many concepts a day brings back at most. */
  aDay: number;
}

const MOST_NAMED = 2;

/** What was done on the day; nothing where nothing was. */
export function doneLines({ today, goals, built }: DayFacts, look: Look): string[] {
  const { done, steps, lessons, begun, opened, tried, passed } = today;
  const open = lessons.filter(({ isKnown }) => !isKnown).map(({ lesson }) => quoted(lesson));
  const isOnTheWay = begun !== null && done.parts > 0 && lessons.length === 0;
  return [
    ...steps.map(({ number, title }, index) => {
      const all = index === steps.length - 1 ? ` ${passed.done} of ${counted(passed.of, 'step')} answered.` : '';
      return line(`Passed: step ${number}, ${title}.${all}`, look);
    }),
    ...canNowLines(goals, look),
    ...(open.length > 0 ? [line(`Read, and not sure yet: ${listed(open)}.`, look)] : []),
    ...(isOnTheWay
      ? [line(`On the way: ${quoted(begun.lesson)}, ${begun.part} of ${begun.lesson.parts} parts read.`, look)]
      : []),
    ...(opened !== null && done.answers > done.reviews ? [line(openedText(opened), look)] : []),
    ...tried.map((quiz) => line(triedText(quiz), look)),
    ...built.map((text) => line(text, look)),
    ...amountLines(done, look),
  ];
}

function openedText({ step, done, of }: NonNullable<Today['opened']>): string {
  return `On the way: the quiz of step ${step.number}, ${done} of ${counted(of, 'question')} answered.`;
}

function triedText({ step, right, total }: Today['tried'][0]): string {
  return `The quiz of step ${step.number}: ${right} of ${total} right. \`roadmap quiz ${step.number}\` takes it again.`;
}

function amountLines({ parts, answers, reviews, right }: DayDone, look: Look): string[] {
  const review = reviews === answers ? ' of review' : reviews > 0 ? `, ${reviews} of them review` : '';
  const facts = [
    ...(parts > 0 ? [`${counted(parts, 'part')} of lessons`] : []),
    ...(answers > 0 ? [`${counted(answers, 'question')}${review}`] : []),
  ];
  if (facts.length === 0) return [];
  const known =
    right === 0
      ? ''
      : right === answers && answers > 1
        ? '; all were right'
        : `; ${right} ${right === 1 ? 'was' : 'were'} right`;
  return [line(`Done: ${facts.join(' and ')}${known}.`, look)];
}

/** "You can now", and a line for each thing. */
export function canNowLines(goals: string[], look: Look): string[] {
  if (goals.length === 0) return [];
  const begin = look.style.strong('You can now');
  if (goals.length === 1) return [line(`${begin} ${goals[0]!}`, look)];
  const lines = goals.map((goal, index) => {
    const mark = look.plain ? `${index + 1}.` : look.symbols.bullet;
    return wrap(`${mark} ${goal}`, textColumns(look), width(mark) + 1);
  });
  return [`${begin}:`, ...lines];
}

/** What comes back and when, and the week so far. */
export function aheadLines({ today, aDay }: DayFacts, look: Look): string[] {
  return [...backLines(today, aDay, look), ...weekLines(today, look)];
}

function backLines({ due, dueMinutes, back, date }: Today, aDay: number, look: Look): string[] {
  const tomorrow = back.find(({ days }) => days === 1) ?? { days: 1, concepts: [], missed: [], minutes: 0 };
  const all = tomorrow.concepts.length + due;
  const count = Math.min(aDay, all);
  const minutes = ((tomorrow.minutes + dueMinutes) * count) / all;
  const later = back.filter(({ days }) => days > 1);
  const [first, ...rest] = count > 0 ? [{ ...tomorrow, count, minutes }, ...withCounts(later)] : withCounts(later);
  if (!first) return [];
  const time = `about ${duration(Math.max(1, first.minutes))}`;
  const when = capital(dayName(first.days, date));
  const names = namesOf(first, first.count);
  const begin = `${when} ${counted(first.count, 'concept')} ${first.count === 1 ? 'comes' : 'come'} back, ${time}${names}.`;
  const then = rest.slice(0, 2).map((group) => `${group.count} ${dayName(group.days, date)}`);
  return [line(then.length > 0 ? `${begin} Then ${then.join(' and ')}.` : begin, look)];
}

type Counted = Back & { count: number };

function withCounts(groups: Back[]): Counted[] {
  return groups.map((group) => ({ ...group, count: group.concepts.length }));
}

/** Those that were missed are named first. */
function namesOf({ concepts, missed }: Back, count: number): string {
  const known = concepts.filter((concept) => !missed.includes(concept));
  const names = [...missed, ...known].slice(0, Math.min(MOST_NAMED, count)).map(quoted);
  if (names.length === 0) return '';
  return `: ${listed(count > names.length ? [...names, `${count - names.length} more`] : names)}`;
}

function quoted({ title }: { title: string }): string {
  return `"${title}"`;
}

function weekLines({ week }: Today, look: Look): string[] {
  if (week.days.length === 0) return [];
  const minutes = Math.round(week.days.reduce((sum, { ms }) => sum + ms, 0) / 60_000);
  const time = minutes > 0 ? `, ${duration(minutes)}` : '';
  const lessons = week.lessons > 0 ? `, ${counted(week.lessons, 'lesson')} finished` : '';
  return [line(`This week so far: ${counted(week.days.length, 'day')}${time}${lessons}.`, look)];
}

/** "tomorrow", "on Tuesday", "in 9 days". */
function dayName(days: number, date: string): string {
  if (days === 1) return 'tomorrow';
  return days < 7 ? `on ${weekday(dateOf(dayNumber(date) + days))}` : `in ${days} days`;
}

/** "Saturday", for a date. */
export function weekday(date: string): string {
  return WEEKDAYS[new Date(date).getUTCDay()]!;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "a, b and c". */
function listed(items: string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)!}`;
}

function line(text: string, look: Look): string {
  return wrap(text, textColumns(look), 2);
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
