import { ruleOf, type RuleId, type Severity } from './rules.js';

/** One thing wrong in a content file; `line` and `col` count from 1. */
export interface Fault extends Place {
  rule: RuleId;
  severity: Severity;
  message: string;
}

export interface Place {
  file: string;
  line: number;
  col: number;
}

/** Where in a question a value stands, by its path. */
export type At = (...path: (string | number)[]) => Place;

export function fault(rule: RuleId, { file, line, col }: Place, message: string): Fault {
  return { rule, severity: ruleOf(rule).severity, file, line, col, message };
}

export function faultIf(wrong: boolean, rule: RuleId, at: Place, message: string): Fault[] {
  return wrong ? [fault(rule, at, message)] : [];
}

export function formatFault({ file, line, col, severity, rule, message }: Fault): string {
  return `${file}:${line}:${col}  ${severity}  ${rule}  ${message}`;
}

export function sortFaults(faults: Fault[]): Fault[] {
  return faults.toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.col - b.col));
}
