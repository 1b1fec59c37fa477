import { chunksOf } from '@binhan/common/chunks';
import type { Day } from '@binhan/common/clock';
import { plusDays } from '@binhan/common/days';
import type { Step } from '@binhan/common/sample-data';
import type { Tx } from '@binhan/common/transaction';
import { Commitment, type CommitmentKind } from '../entities/commitment.ts';
import type { RuleKind } from '../entities/internal-rule.ts';
import type { Unit } from '../entities/unit.ts';
import { approveInternalRule } from '../operations/approve-internal-rule.ts';
import { draftCommitment } from '../operations/draft-commitment.ts';
import { draftCoordinationRegulation } from '../operations/draft-coordination-regulation.ts';
import { draftInternalRule } from '../operations/draft-internal-rule.ts';
import { passDeadlinesOnce } from '../operations/pass-deadlines.ts';
import { signCommitment } from '../operations/sign-commitment.ts';
import { signCoordinationRegulation } from '../operations/sign-coordination-regulation.ts';
import { commitmentLife } from '../states/commitment.ts';
import type { Keeper } from './record-plan.ts';
import { unitsByCode } from './steps.ts';

const chunkSize = 50;
export const basisIds = ['TT-124-2021'];

/** One step for each chunk of the units that keep such a record. */
export function forKeepers(
  name: string,
  day: Day,
  keepers: readonly Keeper[],
  run: (tx: Tx, unit: Unit, keeper: Keeper) => Promise<void>,
): Step[] {
  return chunksOf(keepers, chunkSize).map((chunk, part) => ({
    key: `records/${day}/${name}/${part}`,
    day,
    async run(tx) {
      const units = await unitsByCode(
        tx,
        chunk.map(({ unit }) => unit.code),
      );
      for (const keeper of chunk) {
        const unit = units.get(keeper.unit.code);
        if (unit) await run(tx, unit, keeper);
      }
    },
  }));
}

const rareRules: readonly RuleKind[] = ['LABOUR_SAFETY', 'ENVIRONMENT'];
const rules: readonly RuleKind[] = ['GUARDING', 'SECRETS', 'INTERNAL_PROTECTION', 'FIRE', ...rareRules];

/** Rules, commitments and regulations of a year: some units lack rules or signatures, some regulations end soon or have ended. The round of the year is over. */
export function paperSteps(keepers: readonly Keeper[], year: number, today: Day): Step[] {
  const on = (day: string) => `${year}-${day}`;
  return [
    ...forKeepers('rules', on('01-12'), keepers, async (tx, { id: unitId, code }, { i }) => {
      const kept = i % 3 === 2 ? rules.filter((kind) => !rareRules.includes(kind)) : rules;
      // Some were to be reviewed by now.
      const reviewDueOn = i % 10 === 3 ? `${year}-03-31` : `${year + 2}-01-12`;
      for (const [n, kind] of kept.entries()) {
        const { internalRule } = await draftInternalRule(tx, { unitId, kind, documentNumber: `${n + 1}/NQ-${code}` });
        await approveInternalRule(tx, { internalRuleId: internalRule, expectedVersion: 1, reviewDueOn, basisIds });
      }
    }),
    ...forKeepers(
      'regulations',
      on('01-15'),
      keepers.filter(({ i }) => i % 6 !== 5),
      async (tx, unit, { i }) => {
        const { coordinationRegulation } = await draftCoordinationRegulation(tx, {
          unitId: unit.id,
          theme: unit.kind === 'SCHOOL' ? 'SCHOOL_SAFETY' : unit.isKeyEconomic ? 'GUARDING_ECONOMIC' : 'SECURITY_ORDER',
          title: `Quy chế phối hợp bảo đảm an ninh, trật tự với ${unit.name}`,
          documentNumber: `${i + 1}/QCPH`,
          authorityIds: [`POLICE:${unit.areaId}`],
        });
        const endsOn = i % 5 === 0 ? plusDays(today, 20 + (i % 60)) : i % 9 === 1 ? plusDays(today, -10) : `${year + 3}-01-14`;
        const signature = { coordinationRegulationId: coordinationRegulation, expectedVersion: 1, basisIds };
        await signCoordinationRegulation(tx, { ...signature, endsOn });
      },
    ),
    ...forKeepers('commitments', on('02-10'), keepers, async (tx, unit, { i }) => {
      // Most units let everybody sign; some stop below what the standard asks.
      await commit(tx, unit, 'CAM_KET', year, i % 8 === 2 ? 85 : 100);
      if (i % 3 === 0) await commit(tx, unit, 'GIAO_UOC', year, 100);
    }),
    ...forKeepers(
      'commitments-recounted',
      on('06-15'),
      keepers.filter(({ i }) => i % 16 === 2),
      async (tx, unit) => {
        const commitment = await tx.manager.findOneByOrFail(Commitment, { unitId: unit.id, kind: 'CAM_KET', year });
        const { eligibleCount } = commitment;
        await commitmentLife.move(tx, 'recount', commitment, { eligibleCount, signedCount: eligibleCount });
      },
    ),
  ];
}

async function commit(tx: Tx, { id: unitId, headcountStaff }: Unit, kind: CommitmentKind, year: number, percent: number): Promise<void> {
  const eligibleCount = headcountStaff ?? 20;
  const signedCount = Math.floor((eligibleCount * percent) / 100);
  const { commitment } = await draftCommitment(tx, { unitId, kind, year, eligibleCount, signedCount });
  await signCommitment(tx, { commitmentId: commitment, expectedVersion: 1, basisIds });
}

/** What the calendar has done by today: the job would do it at the next start. */
export function calendarSteps(today: Day): Step[] {
  return [0, 1].map((i) => ({ key: `records/calendar/${i}`, day: today, run: async (tx) => void (await passDeadlinesOnce(tx)) }));
}
