import { ConsumerPosition } from '@binhan/common/consumer-position';
import { AggregateVersion } from '@binhan/common/outbox';
import { AreaRef } from '@binhan/reference/entities/area';
import { UnitRef } from '@binhan/reference/entities/unit';
import { Area } from '@binhan/units/entities/area';
import { Unit } from '@binhan/units/entities/unit';
import { compareFacts } from './compare-facts.ts';
import { differences } from './compare-rows.ts';
import { type House, serviceNames } from './house.ts';

/** What services have gathered from topics against what the owners' databases say. */
export async function compareReadModel(house: House): Promise<Record<string, string[]>> {
  const { databases, read } = house;
  const of = databases.units.read.manager;
  const published = (await of.find(Unit)).filter(({ state }) => state !== 'DRAFT').map(unitRef);
  const areas = (await of.find(Area)).map(areaRef);
  const readers = (['personnel', 'training', 'tips', 'reports'] as const).map((name) => databases[name].read.manager);
  const inAll = async (compare: (reader: (typeof readers)[number]) => Promise<string[]>) =>
    (await Promise.all(readers.map(compare))).flat();
  return {
    'unit_ref equals the units that left DRAFT, in every service': await inAll(async (reader) =>
      differences(published, (await reader.find(UnitRef)).map(unitRef)),
    ),
    'area_ref equals the areas, in every service': await inAll(async (reader) =>
      differences(areas, (await reader.find(AreaRef)).map(areaRef)),
    ),
    ...(await compareFacts(house)),
    'every service has applied the newest version of each aggregate that it reads': await positionGaps(databases, read),
  };
}

/** What both sides have of a unit. */
const unitRef = ({ id, code, name, kind, state, areaId, closedOn, successorId, synthetic }: Unit | UnitRef) => ({
  ...{ id, code, name, kind, state, areaId, closedOn, successorId, synthetic },
});

const areaRef = ({ id, code, name, level, parentId, validFrom, validTo }: Area | AreaRef) => ({
  ...{ id, code, name, level, parentId, validFrom, validTo },
});

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
