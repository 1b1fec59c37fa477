import type { Day } from '@binhan/common/clock';
import type { Received } from '@binhan/common/received';
import type { Tx } from '@binhan/common/transaction';
import { UnitRef } from '@binhan/reference/entities/unit';
import type { UnitData } from '@binhan/reference/received';
import { In } from 'typeorm';
import { Certificate } from '../entities/certificate.ts';
import { EquipmentHolding } from '../entities/equipment-holding.ts';
import { Guard } from '../entities/guard.ts';
import { PublishedReadiness } from '../entities/published-readiness.ts';
import { StaffingNorm } from '../entities/staffing-norm.ts';
import { Team } from '../entities/team.ts';
import { equipmentHoldingLife } from '../states/equipment-holding.ts';
import { guardLife } from '../states/guard.ts';
import { staffingNormLife } from '../states/staffing-norm.ts';
import { teamLife } from '../states/team.ts';
import { endCount, keepCount } from './equipment-counts.ts';
import { changePost, closePost, heldPost } from './guard-posts.ts';
import { publishReadiness } from './publish-readiness.ts';

/** What follows here when a unit was closed, merged or moved. */
export async function followUnit(tx: Tx, { id, change, data }: Received<UnitData>): Promise<void> {
  if (!['closed', 'merged', 'moved-area'].includes(change)) return;
  const live = await liveRecords(tx, id);
  const on = data.closedOn ?? tx.today;
  if (change === 'closed') await endAll(tx, live, on);
  else if (change === 'merged') await moveAll(tx, live, await successor(tx, live, data.successorId), on);
  else await moveAll(tx, live, { id, areaId: data.areaId }, tx.today);
  if (change === 'moved-area' && live.norm) await staffingNormLife.move(tx, 'move', live.norm, {}, { areaId: data.areaId });
  if (change !== 'moved-area' && live.norm) await endNorm(tx, live.norm, on);
  const units = [id, ...(data.successorId ? [data.successorId] : [])];
  await publishReadiness(tx, isEmpty(live) ? await published(tx, units) : units);
}

type Live = { guards: Guard[]; teams: Team[]; holdings: EquipmentHolding[]; norm: StaffingNorm | null };

async function liveRecords({ manager }: Tx, unitId: string): Promise<Live> {
  return {
    guards: await manager.findBy(Guard, { unitId, state: In(['CANDIDATE', 'APPOINTED', 'ACTIVE']) }),
    teams: await manager.findBy(Team, { unitId, state: 'ACTIVE' }),
    holdings: await manager.findBy(EquipmentHolding, { unitId, state: In(['REQUESTED', 'PERMITTED', 'ISSUED']) }),
    norm: await manager.findOneBy(StaffingNorm, { openKey: unitId }),
  };
}

const isEmpty = ({ guards, teams, holdings, norm }: Live) => !guards.length && !teams.length && !holdings.length && !norm;

/** The unit into which it was merged. Not known yet: the event is tried again, unless nothing waits for it. */
async function successor({ manager }: Tx, live: Live, id: string | null): Promise<Pick<UnitRef, 'id' | 'areaId'>> {
  const unit = id ? await manager.findOneBy(UnitRef, { id }) : null;
  if (unit) return unit;
  if (isEmpty(live)) return { id: '', areaId: '' };
  throw new Error(`The successor ${id} is not known yet`);
}

// Words for the record: the reason of the unit's closing is free text and stays in `units`.
const reason = 'Đơn vị giải thể / The unit was dissolved';

async function endAll(tx: Tx, { guards, teams, holdings }: Live, on: Day): Promise<void> {
  for (const guard of guards) {
    const held = await heldPost(tx, guard.id);
    const endOn = held && held.startOn > on ? held.startOn : on;
    const candidate = guard.state === 'CANDIDATE';
    await guardLife.move(tx, candidate ? 'reject' : 'end', guard, { reason }, { endOn, ...(held ? {} : { startOn: null }) });
    if (held) await closePost(tx, held, endOn);
  }
  for (const team of teams) await teamLife.move(tx, 'disband', team, { reason }, { disbandedOn: on });
  for (const holding of holdings) {
    const requested = holding.state === 'REQUESTED';
    await equipmentHoldingLife.move(tx, requested ? 'withdraw' : 'retire', holding, { reason }, requested ? {} : { held: 0, usable: 0 });
    await endCount(tx, holding.id, on);
  }
}

async function moveAll(tx: Tx, { guards, teams, holdings }: Live, to: Pick<UnitRef, 'id' | 'areaId'>, on: Day): Promise<void> {
  const place = { unitId: to.id, areaId: to.areaId };
  for (const guard of guards) {
    const stays = guard.unitId === to.id;
    await tx.manager.update(Certificate, { guardId: guard.id }, place);
    await guardLife.move(tx, 'move', guard, {}, place);
    if (!stays) await changePost(tx, guard, on);
  }
  for (const team of teams) await teamLife.move(tx, 'move', team, {}, place);
  for (const holding of holdings) {
    const stays = holding.unitId === to.id;
    await equipmentHoldingLife.move(tx, 'move', holding, {}, place);
    if (!stays && holding.state === 'ISSUED') await keepCount(tx, holding, on);
  }
}

async function endNorm(tx: Tx, norm: StaffingNorm, on: Day): Promise<void> {
  const validTo = on < norm.validFrom ? norm.validFrom : on;
  await staffingNormLife.move(tx, 'end', norm, {}, { openKey: null, validTo });
}

async function published({ manager }: Tx, ids: string[]): Promise<string[]> {
  return (await manager.findBy(PublishedReadiness, { id: In(ids) })).map(({ id }) => id);
}
