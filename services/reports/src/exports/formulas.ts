/** What a spreadsheet takes as the beginning of a formula, full-width and small forms too, also behind blanks. */
const signed = '[\\s\\p{C}]*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B]';

const atBeginning = new RegExp(`^(?:${signed}|[\\s\\p{C}]*[\\t\\r\\n])`, 'u');
/** Where the spreadsheet of another country, or one that lost the quotes, begins a cell. */
const within = new RegExp(`([;\\t\\r\\n])(?=${signed})`, 'gu');

/** A text that no spreadsheet computes when a CSV file is opened: an apostrophe stands before what would be a formula. */
export function neutralise(text: string): string {
  const safe = text.replace(within, "$1'");
  return atBeginning.test(safe) ? `'${safe}` : safe;
}
