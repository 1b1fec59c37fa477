import { instantOf } from '@binhan/common/clock';
import type { DevelopmentClaims } from '@binhan/common/development-issuer';
import { type Job, runJob } from '@binhan/common/job';
import { actIn, createTestPlace, type Dated, startTestSubgraph } from '@binhan/common/testing';
import { inTransaction } from '@binhan/common/transaction';
import { systemViewer } from '@binhan/common/viewer';
import { service } from '@binhan/personnel/service';
import { guardsIn } from '@binhan/personnel/testing';
import { UnitRef } from '@binhan/reference/entities/unit';
import { service as unitsService } from '@binhan/units/service';
import { headOf, officerOf, provincial, tanPhong, unitsIn } from '@binhan/units/testing';

export type World = Awaited<ReturnType<typeof createWorld>>;

export const police = 'POLICE:12@2013-12-27';

/** A running `personnel` beside the `units` that it reads of, and sentences to act in both through GraphQL. Their date can be set. */
export async function createWorld(today = '2026-03-02') {
  let now = instantOf(today, 9);
  const clock = () => now;
  const place = await createTestPlace();
  const units = await startTestSubgraph(unitsService, { clock, place });
  const personnel = await startTestSubgraph(service, { clock, place });
  const act = actIn(personnel, ['Guard', 'Certificate', 'StaffingNorm', 'AllowanceRate', 'Team', 'EquipmentHolding']);
  const unitSentences = unitsIn(units);

  /** A unit that `personnel` knows, as old as the present communes, so that there are past days to ask for. */
  async function activeUnit(details: object = {}, since = '2025-07-01'): Promise<Dated> {
    const present = now;
    now = instantOf(since, 9);
    const unit = await unitSentences.activeUnit(details).finally(() => {
      now = present;
    });
    await personnel.settled();
    return unit;
  }

  /** A unit that says it is invented, as those of the sample data do. */
  async function syntheticUnit(details: object): Promise<void> {
    const { id } = await activeUnit(details);
    await inTransaction(personnel.database, { viewer: systemViewer('test'), now }, async ({ manager }) => {
      await manager.update(UnitRef, { id }, { synthetic: true });
    });
  }

  const certify = (guardId: string, more: object = {}) =>
    act(
      'enterCertificate',
      { guardId, kind: 'GUARD_SKILLS', issuedBy: police, issuedOn: '2025-06-01', expiresOn: '2028-06-01', ...more },
      provincial,
    );

  const setNorm = (unitId: string, more: object = {}, claims: DevelopmentClaims = provincial) =>
    act('setStaffingNorm', { unitId, requiredFullTime: 1, requiredPartTime: 0, basisIds: ['ND-06-2013'], ...more }, claims);

  const onEquipment =
    (action: string, claims: DevelopmentClaims) =>
    ({ id, version }: Dated, more: object = {}) =>
      act(`${action}EquipmentHolding`, { equipmentHoldingId: id, expectedVersion: version, ...more }, claims);

  const requested = (unitId: string, type = 'RUBBER_BATON', pieces = 2) =>
    act('requestEquipmentHolding', { unitId, type, pieces }, headOf(unitId));

  /** Equipment in use; permitted before where a permit is given. */
  async function equipment(unitId: string, type: string, pieces: number, permitExpiresOn?: string): Promise<Dated> {
    const asked = await requested(unitId, type, pieces);
    const permit = { permitNo: 'GP-1', permitExpiresOn };
    const row = permitExpiresOn ? await onEquipment('permit', provincial)(asked, permit) : asked;
    return onEquipment('issue', headOf(unitId))(row);
  }

  return {
    ...personnel,
    units,
    unitsAct: actIn(units, ['Unit']),
    act,
    ...guardsIn(act),
    activeUnit,
    syntheticUnit,
    certify,
    setNorm,
    requested,
    onEquipment,
    equipment,
    run: (run: Job['run']) => runJob(personnel.database, clock, { name: 'test', run }),
    setDay: (day: string) => {
      now = instantOf(day, 9);
    },
    /** Fields of a unit that this service adds. */
    async ofUnit(id: string, fields: string, claims: DevelopmentClaims = provincial) {
      const query = `query($r: [_Any!]!) { _entities(representations: $r) { ... on Unit { ${fields} } } }`;
      const { data, errors } = await personnel.ask(query, { r: [{ __typename: 'Unit', id }] }, claims);
      if (errors) throw errors;
      return data._entities[0];
    },
    async stop() {
      await personnel.stop();
      await units.stop();
      await place.remove();
    },
  };
}

export { headOf, officerOf, provincial, tanPhong };
