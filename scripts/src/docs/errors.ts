import type { ErrorTable } from '@binhan/common/errors';
import { table } from './marked-part.ts';

/** The refusals of a service beside those that every service has. */
export function errorsPart(errors: ErrorTable): string {
  const rows = Object.entries(errors).map(([code, { en, vi }]) => [`\`${code}\``, en, vi]);
  return rows.length ? table(['code', 'English', 'Vietnamese'], rows) : 'None of its own.';
}
