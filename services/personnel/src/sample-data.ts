import { chunksOf } from '@binhan/common/chunks';
import type { Day } from '@binhan/common/clock';
import { plusDays } from '@binhan/common/days';
import { loadOnce, type Step } from '@binhan/common/sample-data';
import type { Tx } from '@binhan/common/transaction';
import { UnitRef } from '@binhan/reference/entities/unit';
import { publishingOnce, publishReadiness } from './operations/publish-readiness.ts';
import { setAllowanceRate } from './operations/set-allowance-rate.ts';
import { planUnits, type SampleUnit } from './sample-data/plan.ts';
import { equip, leave, setNorms, staff } from './sample-data/steps.ts';

/** Invented norms, guards, certificates and equipment of the sample's units, with every state and every shortcoming of the article. */
export const loadSampleData = loadOnce(planSteps);

const basisIds = ['ND-06-2013'];

async function planSteps(tx: Tx, today: Day): Promise<Step[]> {
  const units = planUnits(await tx.manager.find(UnitRef, { where: { synthetic: true, state: 'ACTIVE' }, order: { code: 'ASC' } }), today);
  // Entered two months ago, so that what has lapsed since was valid then.
  const entered = plusDays(today, -60);
  const each = (name: string, day: Day, size: number, run: (tx: Tx, units: SampleUnit[]) => Promise<void>): Step[] =>
    chunksOf(units, size).map((chunk, i) => ({ key: `${name}/${i}`, day, run: (tx) => publishingOnce(tx, () => run(tx, chunk)) }));
  return [
    { key: 'rates', day: entered, run: setRates },
    ...each('norms', entered, 50, setNorms),
    ...each('staff', entered, 20, staff),
    ...each('equip', entered, 25, (tx, chunk) => equip(tx, chunk, today)),
    ...each('leave', plusDays(today, -10), 50, leave),
    ...each('readiness', today, 100, (tx, chunk) =>
      publishReadiness(
        tx,
        chunk.map(({ id }) => id),
      ),
    ),
  ];
}

async function setRates(tx: Tx): Promise<void> {
  const rate = { basisIds, synthetic: true };
  await setAllowanceRate(tx, { guardKind: 'FULL_TIME', floorMonthly: 3_000_000, validFrom: '2020-01-01', ...rate });
  await setAllowanceRate(tx, { guardKind: 'FULL_TIME', floorMonthly: 3_500_000, validFrom: '2022-07-01', ...rate });
  await setAllowanceRate(tx, { guardKind: 'PART_TIME', floorMonthly: 1_500_000, validFrom: '2022-07-01', ...rate });
}
