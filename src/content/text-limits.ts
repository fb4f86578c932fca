const MOST = { characters: 100_000, lines: 5_000, columns: 2_000, depth: 16, tableColumns: 32, marks: 1_000 };

/** What no text needs and what would hold a Markdown parser up for minutes: told by one look along its lines. */
export function limitPassed(text: string): { line: number; col: number; message: string } | null {
  if (text.length > MOST.characters)
    return { line: 1, col: 1, message: `this text has ${text.length} characters; at most ${MOST.characters} are read` };
  const lines = text.split('\n');
  if (lines.length > MOST.lines)
    return { line: 1, col: 1, message: `this text has ${lines.length} lines; at most ${MOST.lines} are read` };
  const items: number[] = [];
  let marks = 0;
  for (const [index, line] of lines.entries()) {
    const passed = (col: number, message: string) => ({ line: index + 1, col, message });
    if (line.length > MOST.columns)
      return passed(MOST.columns + 1, `this line has ${line.length} columns; at most ${MOST.columns}`);
    if (depthOf(line, items) > MOST.depth) return passed(1, `this is nested too deeply; at most ${MOST.depth} levels`);
    if (/^[\s|:>-]+$/.test(line) && line.split('|').length > MOST.tableColumns + 2)
      return passed(1, `this table has too many columns; at most ${MOST.tableColumns}`);
    // A parser of emphasis compares the marks of one paragraph with each other.
    marks = /^\s*(?:$|#|[-+*]\s)/.test(line) ? marksIn(line) : marks + marksIn(line);
    if (marks > MOST.marks)
      return passed(1, `this paragraph has too many *, _, ~ and [; at most ${MOST.marks} without an empty line`);
  }
  return null;
}

/** How deep in quotes and lists a line stands; `items` are the columns of the list items that are open above it. */
function depthOf(line: string, items: number[]): number {
  let quotes = 0;
  let listed = false;
  for (let at = 0; at < line.length;) {
    if (line[at] === ' ' || line[at] === '\t') at++;
    else if (line[at] === '>') {
      quotes++;
      at++;
    } else {
      const marker = /^(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)/.exec(line.slice(at, at + 12))?.[0];
      if (marker === undefined || (!listed && isRule(line.slice(at)))) break;
      if (!listed) while (items.length > 0 && items.at(-1)! > at - 2) items.pop();
      listed = true;
      items.push(at);
      at += marker.length;
    }
    if (quotes + items.length > MOST.depth) break;
  }
  return quotes + items.length;
}

function isRule(text: string): boolean {
  return /^([-*_])[ \t]*(?:\1[ \t]*){2,}$/.test(text);
}

function marksIn(line: string): number {
  return line.match(/\*+|_+|~+|\[/g)?.length ?? 0;
}
