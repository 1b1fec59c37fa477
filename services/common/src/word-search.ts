import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { fold } from './vietnamese-text.ts';

const mostWords = 8;

/** Every word must occur in the folded column, in any order, with or without diacritics. */
export function byWords<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  column: string,
  search: string | null | undefined,
): void {
  const words = fold(search ?? '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .slice(0, mostWords);
  // Letters and digits only are left, so that no word can be a wildcard.
  for (const [i, word] of words.entries()) query.andWhere(`${column} LIKE :word${i}`, { [`word${i}`]: `%${word}%` });
}
