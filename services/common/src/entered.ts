import { Problem } from './errors.ts';
import { cleanName } from './vietnamese-text.ts';

// What people enter, checked alike everywhere: a column that is too small must not become an error without a name.

/** A whole number in its range. */
export function enteredCount(value: number, field: string, most: number, least = 0): number {
  if (!Number.isInteger(value) || value < least || value > most) throw new Problem('OUT_OF_RANGE', { least, most }, field);
  return value;
}

/** A free text as it is stored; what is missing is the empty text. */
export function enteredText(text: unknown, field: string, most: number): string {
  return shortEnough(
    String(text ?? '')
      .normalize('NFC')
      .trim(),
    field,
    most,
  );
}

/** A free text that may not be missing. Without `most` it is as long as what keeps it allows. */
export function requiredText(text: unknown, field: string, most = Number.POSITIVE_INFINITY): string {
  const entered = enteredText(text, field, most);
  if (!entered) throw new Problem('REQUIRED', {}, field);
  return entered;
}

/** Why something is done, in the words of who does it. */
export function enteredReason({ reason }: { reason?: unknown }): string {
  return enteredText(reason, 'input.reason', 500);
}

/** A name or number that others read. */
export function enteredName(name: string, field: string, most: number): string {
  return shortEnough(cleanName(name, field), field, most);
}

function shortEnough(text: string, field: string, most: number): string {
  // Counted in letters only where it could matter: a text has never more of them than code units.
  if (text.length > most && [...text].length > most) throw new Problem('TOO_LONG', { most }, field);
  return text;
}
