import type { Life, Living } from '@binhan/common/life';
import { asHouse, type Tx } from '@binhan/common/transaction';
import { type FindOptionsWhere, In } from 'typeorm';
import { coordinationRegulationLife } from '../states/coordination-regulation.ts';
import { modelLife } from '../states/model.ts';
import { planLife } from '../states/plan.ts';
import { reviewLife } from '../states/review.ts';

// Words for the record; why the unit was closed stands with the unit.
const reason = 'Đơn vị đã sáp nhập hoặc giải thể / The unit was merged or dissolved';

/**
 * Ends what a unit leaves open when it closes: nobody would end it later, and figures would count it for ever. Rules and
 * commitments stay what they were, and a registration what it came to.
 */
export async function endRecordsOf(tx: Tx, unitId: string): Promise<void> {
  const house = asHouse(tx, 'closed-unit');
  await endAll(house, unitId, modelLife, 'end', ['ACTIVE', 'REPLICATED', 'INACTIVE']);
  await endAll(house, unitId, coordinationRegulationLife, 'end', ['SIGNED']);
  await endAll(house, unitId, planLife, 'close', ['APPROVED']);
  await endAll(house, unitId, reviewLife, 'cancel', ['PLANNED']);
}

async function endAll<Row extends Living>(tx: Tx, unitId: string, life: Life<Row>, action: string, states: string[]): Promise<void> {
  const open = await tx.manager.findBy(life.spec.entity, { unitId, state: In(states) } as unknown as FindOptionsWhere<Row>);
  for (const row of open) await life.move(tx, action, row, { reason });
}
