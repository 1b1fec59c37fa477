import type { Day } from '@binhan/common/clock';
import { plusDays } from '@binhan/common/days';
import type { Tx } from '@binhan/common/transaction';
import { In } from 'typeorm';
import { Guard } from '../entities/guard.ts';
import { appointGuard } from '../operations/appoint-guard.ts';
import { checkGuard } from '../operations/check-guard.ts';
import { endGuard } from '../operations/end-guard.ts';
import { enterCertificate } from '../operations/enter-certificate.ts';
import { issueEquipment, loseEquipment, permitEquipment, recountEquipment, requestEquipment } from '../operations/equip-unit.ts';
import { formTeam } from '../operations/form-team.ts';
import { nominateGuard } from '../operations/nominate-guard.ts';
import { setStaffingNorm } from '../operations/set-staffing-norm.ts';
import { startGuard } from '../operations/start-guard.ts';
import { needsPermit, requireGuardRules } from '../rules.ts';
import { guardLife } from '../states/guard.ts';
import type { SampleGuard, SampleUnit } from './plan.ts';

const police = 'POLICE:12@2013-12-27';

export async function setNorms(tx: Tx, units: readonly SampleUnit[]): Promise<void> {
  for (const { id, norm } of units) await setStaffingNorm(tx, { unitId: id, ...norm, basisIds: ['ND-06-2013'] });
}

export async function staff(tx: Tx, units: readonly SampleUnit[]): Promise<void> {
  for (const unit of units) for (const guard of unit.guards) await employ(tx, unit.id, guard);
}

async function employ(tx: Tx, unitId: string, { fate, startOn, certificate, ...details }: SampleGuard): Promise<void> {
  const { guard: guardId } = await nominateGuard(tx, { unitId, ...details });
  if (fate === 'CANDIDATE') return;
  if (fate === 'REJECTED') return rejectGuard(tx, guardId);
  const checks = requireGuardRules(tx.today).criteria.flatMap(({ code, mandatory }) => (mandatory ? [{ code, passed: true }] : []));
  await checkGuard(tx, { guardId, expectedVersion: 1, checks });
  await appointGuard(tx, { guardId, expectedVersion: 2, startOn });
  if (fate !== 'APPOINTED') await startGuard(tx, { guardId, expectedVersion: 3 });
  if (certificate) await enterCertificate(tx, { guardId, kind: 'GUARD_SKILLS', issuedBy: police, ...certificate });
}

async function rejectGuard(tx: Tx, id: string): Promise<void> {
  await guardLife.move(tx, 'reject', await guardLife.see(tx, id), { reason: 'Không đủ sức khỏe (dữ liệu minh họa)' });
}

export async function equip(tx: Tx, units: readonly SampleUnit[], today: Day): Promise<void> {
  for (const unit of units) {
    for (const one of unit.equipment) await equipWith(tx, unit, one, today);
    if (unit.team) await formTeam(tx, { kind: 'FIRE_TEAM', unitId: unit.id, memberCount: 5 + unit.guards.length });
  }
}

type Wanted = SampleUnit['equipment'][number];

async function equipWith(tx: Tx, { id: unitId, guards }: SampleUnit, { type, pieces, fate }: Wanted, today: Day): Promise<void> {
  if (fate === 'MISSING') return;
  const { equipmentHolding: equipmentHoldingId } = await requestEquipment(tx, { unitId, type, pieces });
  let expectedVersion = 1;
  const next = () => ({ equipmentHoldingId, expectedVersion: expectedVersion++ });
  if (fate === 'REQUESTED') return;
  if (needsPermit(type, tx.today)) {
    const permitExpiresOn = plusDays(today, fate === 'EXPIRED' ? -20 : 25 + ((pieces * 190) % 600));
    await permitEquipment(tx, { ...next(), permitNo: 'GP (minh họa)', permitExpiresOn });
    const certified = guards.some(({ fate: of, certificate }) => of === 'ACTIVE' && certificate && certificate.expiresOn > tx.today);
    if (fate === 'PERMITTED' || !certified) return;
  }
  await issueEquipment(tx, next());
  if (fate === 'BROKEN') await recountEquipment(tx, { ...next(), held: pieces, usable: pieces - 1 });
  if (fate === 'LOST') await loseEquipment(tx, { ...next(), reason: 'Thất lạc khi chuyển trụ sở (dữ liệu minh họa)' });
}

/** Who of the sample has left by then. */
export async function leave(tx: Tx, units: readonly SampleUnit[]): Promise<void> {
  const names = units.flatMap(({ guards }) => guards.filter(({ fate }) => fate === 'ENDED').map(({ fullName }) => fullName));
  const unitIds = units.map(({ id }) => id);
  for (const guard of await tx.manager.findBy(Guard, { unitId: In(unitIds), fullName: In(names), state: 'ACTIVE' }))
    await endGuard(tx, { guardId: guard.id, expectedVersion: guard.version, reason: 'Nghỉ việc theo nguyện vọng (dữ liệu minh họa)' });
}
