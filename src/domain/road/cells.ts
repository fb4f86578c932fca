/** Signs by which a spreadsheet takes a cell for a formula. */
const FORMULA = /^'*[=+\-@\t\r]/;

/** A text for a cell of a table that somebody may open in a spreadsheet: there it is text, and no formula. */
export function defused(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** What such a cell says. */
export function undefused(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}
