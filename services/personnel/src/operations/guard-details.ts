import { enteredCount, enteredName } from '@binhan/common/entered';
import type { Tx } from '@binhan/common/transaction';
import { fold, sortKey } from '@binhan/common/vietnamese-text';
import type { Education } from '../entities/guard.ts';

/** What is entered about the person. */
export type GuardDetails = { fullName: string; birthYear: number; education: Education };

/** The columns that follow from it, checked and cleaned. */
export function guardColumns(tx: Tx, { fullName: entered, birthYear, education }: GuardDetails) {
  const fullName = enteredName(entered, 'input.fullName', 200);
  return {
    fullName,
    foldedName: fold(fullName).slice(0, 200),
    sortKey: sortKey(givenNameFirst(fullName)).slice(0, 450),
    birthYear: enteredCount(birthYear, 'input.birthYear', Number(tx.today.slice(0, 4)), 1900),
    education,
  };
}

/** Lists go by the given name, which stands last, and then by the rest (domain.md 6). */
function givenNameFirst(name: string): string {
  const at = name.lastIndexOf(' ');
  return at < 0 ? name : `${name.slice(at + 1)} ${name.slice(0, at)}`;
}

/** Đồng a month. */
export function allowanceOrNull(allowance: number | null | undefined): number | null {
  return allowance == null ? null : enteredCount(allowance, 'input.allowanceMonthly', 1_000_000_000);
}
