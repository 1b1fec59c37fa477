/** What a spreadsheet takes as the beginning of a formula, full-width and small forms too. */
const signs = '=+\\-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B';

/** At the beginning of a cell, or where a spreadsheet of another country begins one: behind a semicolon, a tab, a new line. */
const formula = new RegExp(`(^|[;\\t\\r\\n])(?=[\\s\\p{C}]*[${signs}])`, 'gu');
const control = /^[\s\p{C}]*[\t\r\n]/u;

/** A text that no spreadsheet computes when a CSV file is opened: an apostrophe stands before what would be a formula. */
export function neutralise(text: string): string {
  const safe = text.replace(formula, "$1'");
  return control.test(safe) ? `'${safe}` : safe;
}
