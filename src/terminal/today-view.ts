import type { DayMinutes, Plan } from '../domain/standing/plan.js';
import type { Today } from '../domain/standing/today.js';
import { counted } from '../domain/standing/spans.js';
import { aheadLines, doneLines, weekday, type DayFacts } from './day-view.js';
import { planLines } from './plan-view.js';
import type { Terminal } from './terminal.js';
import { textColumns, wrap } from './wrap.js';

interface TodayFacts extends DayFacts {
  minutes: DayMinutes;
  /** Of what is left; null where the day is done. */
  plan: Plan | null;
}

/** The day in words: what is done stands before what is to come. */
export function todayText(facts: TodayFacts, look: Pick<Terminal, 'columns' | 'symbols' | 'style' | 'plain'>): string {
  const { today, minutes, plan } = facts;
  const line = (text: string) => wrap(text, textColumns(look), 2);
  const sections = [
    [look.style.strong(`${weekday(today.date)}, ${today.date}`), ...doneLines(facts, look)],
    plan === null ? [line(overText(minutes))] : planSection(plan, minutes, look),
    // What is planned for today does not wait for tomorrow.
    aheadLines({ ...facts, today: plan === null ? today : without(plan, today) }, look),
    [line(howText(minutes, plan))],
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function without({ reviews, reviewMinutes }: Plan, today: Today): Today {
  const [due, dueMinutes] = [Math.max(0, today.due - reviews), Math.max(0, today.dueMinutes - reviewMinutes)];
  return { ...today, due, dueMinutes: due === 0 ? 0 : dueMinutes };
}

function planSection(plan: Plan, { day, left }: DayMinutes, look: Pick<Terminal, 'columns' | 'style'>): string[] {
  const lines = planLines(plan, look);
  if (lines.length === 0) return [wrap(NOTHING_LEFT, textColumns(look))];
  const words =
    left < day ? `Still to come, about ${left} of ${counted(day, 'minute')}:` : `Planned, ${counted(day, 'minute')}:`;
  return [look.style.strong(words), ...lines];
}

function overText({ day }: DayMinutes): string {
  return `The ${counted(day, 'minute')} of today are done.`;
}

function howText({ day, isSet, left }: DayMinutes, plan: Plan | null): string {
  if (!isSet)
    return `\`roadmap next --minutes ${day}\` does so much; \`roadmap config set minutes ${day}\` makes it the measure of each day.`;
  if (plan === null) return '`roadmap next` goes on all the same.';
  return left < day ? '`roadmap next` goes on with it.' : '`roadmap next` begins, and ends when the time is over.';
}

const NOTHING_LEFT = 'Nothing is planned: you have been through the whole road, and nothing is due.';
