import { Problem } from '@binhan/common/errors';
import { cleanName } from '@binhan/common/vietnamese-text';

/** A name or number as it is stored, refused where its column would cut it. */
export function enteredText(text: string, most: number, field: string): string {
  const clean = cleanName(text, field);
  if ([...clean].length > most) throw new Problem('TOO_LONG', { most }, field);
  return clean;
}
