// What a spreadsheet may take for the beginning of a formula, the wide forms included
// (https://owasp.org/www-community/attacks/CSV_Injection). Apostrophes before it are ours to tell apart.
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** A cell as our files hold it: one that a spreadsheet would run begins with an apostrophe. */
export function disarm(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The cell that {@link disarm} was given. */
export function rearm(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
}

/** One line of a CSV file with its line end, quoted where RFC 4180 asks for it. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(quote).join(',')}\r\n`;
}

function quote(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
