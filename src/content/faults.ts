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

export function fault(rule: RuleId, at: Place, message: string): Fault {
  const { severity } = ruleOf(rule);
  return {
    ...{ rule, severity, file: at.file, message },
    // In YAML a place is looked up where it is asked for: that takes as long as all else of a check.
    get line() {
      return at.line;
    },
    get col() {
      return at.col;
    },
  };
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
