/** One thing wrong in a content file. `rule` names the rule; `line` and `col` count from 1. */
export interface Fault {
  rule: string;
  file: string;
  line: number;
  col: number;
  message: string;
}

export interface Place {
  file: string;
  line: number;
  col: number;
}

export function fault(rule: string, place: Place, message: string): Fault {
  return { rule, ...place, message };
}

export function formatFault({ file, line, col, message }: Fault): string {
  return `${file}:${line}:${col}  ${message}`;
}

export function sortFaults(faults: Fault[]): Fault[] {
  return faults.toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.col - b.col);
}
