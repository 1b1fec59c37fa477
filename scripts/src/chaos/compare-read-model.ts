import { isDeepStrictEqual } from 'node:util';
import { ConsumerPosition } from '@binhan/common/consumer-position';
import { AggregateVersion } from '@binhan/common/outbox';
import { UnitRef as KeptUnit } from '@binhan/reference/entities/unit';
import { AreaRef } from '@binhan/reports/entities/area';
import { RegistrationFact } from '@binhan/reports/entities/facts';
import { UnitRef } from '@binhan/reports/entities/unit';
import { Area } from '@binhan/units/entities/area';
import { Registration } from '@binhan/units/entities/registration';
import { Unit } from '@binhan/units/entities/unit';
import { type House, serviceNames } from './house.ts';

type Rows = { id: string }[];

/** What `reports` has gathered against what the database of `units` says. */
export async function compareReadModel({ databases, read }: House): Promise<Record<string, string[]>> {
  const [of, kept] = [databases.units.read.manager, databases.reports.read.manager];
  const allUnits = new Map((await of.find(Unit)).map((unit) => [unit.id, unit]));
  const published = [...allUnits.values()].filter(({ state }) => state !== 'DRAFT');
  const registrations = (await of.find(Registration)).filter(({ state }) => state !== 'DRAFT');
  return {
    'unit_ref equals the units that left DRAFT': differences(published.map(unitRef), await kept.find(UnitRef)),
    'registration_fact equals the registrations that left DRAFT': differences(
      registrations.map((one) => registrationFact(one, allUnits.get(one.unitId) as Unit)),
      (await kept.find(RegistrationFact)).map(({ eventTime: _time, ...fact }) => fact),
    ),
    'area_ref equals the areas': differences((await of.find(Area)).map(areaRef), await kept.find(AreaRef)),
    'unit_ref of personnel, training and tips equals the units that left DRAFT': (
      await Promise.all(
        (['personnel', 'training', 'tips'] as const).map(async (name) =>
          differences(published.map(unitKept), (await databases[name].read.manager.find(KeptUnit)).map(unitKept)),
        ),
      )
    ).flat(),
    'every service has applied the newest version of each aggregate that it reads': await positionGaps(databases, read),
  };
}

const unitRef = ({ id, code, name, kind, state, areaId, synthetic }: Unit) => ({ id, code, name, kind, state, areaId, synthetic });

/** What both sides have of a unit. */
const unitKept = ({ id, code, name, kind, state, areaId, closedOn, successorId }: Unit | KeptUnit) => ({
  id,
  code,
  name,
  kind,
  state,
  areaId,
  closedOn,
  successorId,
});

const areaRef = ({ id, code, name, level, parentId, validFrom, validTo }: Area) => ({
  id,
  code,
  name,
  level,
  parentId,
  validFrom,
  validTo,
});

function registrationFact(registration: Registration, { kind: unitKind, managementLevel, isKeyEconomic, size }: Unit) {
  const { id, unitId, areaId, roundYear, state, synthetic, ruleSetId, submittedOn, late } = registration;
  const unit = { unitKind, managementLevel, isKeyEconomic, isLarge: size === 'LARGE' };
  return { id, unitId, ...unit, areaId, roundYear, state, synthetic, ruleSetId, submittedOn, late };
}

function differences(expected: Rows, actual: Rows): string[] {
  const found = new Map(actual.map((row) => [row.id, { ...row }]));
  const problems = expected.flatMap((row) => {
    const other = found.get(row.id);
    found.delete(row.id);
    if (isDeepStrictEqual({ ...row }, other)) return [];
    return [other ? `${row.id}: ${JSON.stringify(row)} became ${JSON.stringify(other)}` : `${row.id} is missing`];
  });
  return [...problems, ...[...found.keys()].map((id) => `${id} should not be there`)];
}

async function positionGaps(databases: House['databases'], read: House['read']): Promise<string[]> {
  const counted = (await Promise.all(Object.values(databases).map((one) => one.read.manager.find(AggregateVersion)))).flat();
  const problems: string[] = [];
  for (const consumer of serviceNames) {
    const positions = await databases[consumer].read.manager.findBy(ConsumerPosition, { consumer });
    const applied = new Map(positions.map(({ topic, aggregateId, lastVersion }) => [`${topic} ${aggregateId}`, lastVersion]));
    for (const { topic, aggregateId, version } of counted) {
      if (!read[consumer].includes(topic)) continue;
      const last = applied.get(`${topic} ${aggregateId}`) ?? 0;
      if (last !== version) problems.push(`${consumer}, ${topic} ${aggregateId}: applied ${last} of ${version}`);
    }
  }
  return problems;
}
