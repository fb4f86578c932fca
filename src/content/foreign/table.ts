import { CsvError, parse } from 'csv-parse/sync';
import { RoadmapError } from '../../errors.js';

export interface Row {
  line: number;
  cells: string[];
}

/** The rows of a table by RFC 4180, with a quote inside of a cell forgiven. Throws RoadmapError for a quote that never ends. */
export function rowsOf(text: string, name: string, delimiter: string, comment?: '#'): Row[] {
  try {
    const records = parse(text, {
      ...{ delimiter, info: true, relax_quotes: true, relax_column_count: true, skip_empty_lines: true },
      ...(comment ? { comment, comment_no_infix: true } : {}),
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return records.map(({ record, info }) => {
      const own = record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
      return { line: info.lines - own, cells: record };
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines } = error as unknown as { lines?: number };
    throw new RoadmapError(
      `${name}${lines === undefined ? '' : `:${lines}`} is no table: ${error.message.split(/[:.]\s/)[0]!}.`,
      'Fix it, and import it again.',
    );
  }
}

/** The sign that parts the cells of a line: of those that are asked, the one that stands there most. */
export function delimiterOf(line: string, signs: string[]): string {
  const bare = line.replace(/"[^"]*"/g, '');
  const counts = signs.map((sign) => bare.split(sign).length);
  return signs[counts.indexOf(Math.max(...counts))]!;
}
