import { Problem } from '@binhan/common/errors';
import { cleanName } from '@binhan/common/vietnamese-text';

/** A free text that stays inside: trimmed, or null. */
export function textOrNull(text: string | null | undefined, field: string, most = 300): string | null {
  return shortEnough((text ?? '').normalize('NFC').trim(), field, most) || null;
}

/** Why something is done, in the words of who does it. */
export function reasonOf({ reason }: { reason?: unknown }): string {
  return shortEnough(String(reason).normalize('NFC').trim(), 'input.reason', 500);
}

/** The name of a thing that is announced. */
export function announcedName(name: string, field: string): string {
  return shortEnough(cleanName(name, field), field, 200);
}

function shortEnough(text: string, field: string, most: number): string {
  if (text.length > most) throw new Problem('BAD_INPUT', { reason: `≤ ${most}` }, field);
  return text;
}
