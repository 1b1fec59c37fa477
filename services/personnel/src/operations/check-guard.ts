import { requirePast } from '@binhan/common/days';
import { Problem } from '@binhan/common/errors';
import type { Tx } from '@binhan/common/transaction';
import type { CriterionCheck } from '../entities/guard.ts';
import { requireGuardRules } from '../rules.ts';
import { guardLife } from '../states/guard.ts';

export type CheckGuardInput = {
  guardId: string;
  expectedVersion: number;
  checks: { code: string; passed: boolean; on?: string | null; attested?: boolean | null }[];
};

/** Records results of the criteria of the rules in force. What is given again replaces what was there; the rest stays. */
export async function checkGuard(tx: Tx, input: CheckGuardInput) {
  const guard = await guardLife.take(tx, 'check', input.guardId, input.expectedVersion);
  const { id: ruleSet, criteria } = requireGuardRules(tx.today);
  const codes = criteria.map(({ code }) => code);
  const given = input.checks.map(({ code, passed, on, attested }, i): CriterionCheck => {
    if (!codes.includes(code)) throw new Problem('UNKNOWN_CRITERION', { code, ruleSet, codes }, `input.checks.${i}.code`);
    requirePast(tx, on ?? tx.today, `input.checks.${i}.on`);
    return { code, passed, on: on ?? tx.today, attested: attested ?? false };
  });
  const criteriaChecks = [...new Map([...guard.criteriaChecks, ...given].map((one) => [one.code, one])).values()];
  await guardLife.move(tx, 'check', guard, input, { criteriaChecks });
  return { guard: guard.id };
}
