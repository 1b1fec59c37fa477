import { performance } from 'node:perf_hooks';
import { chunksOf } from '@binhan/common/chunks';
import { ask, createTestPlace, startTestSubgraph, type TestSubgraph } from '@binhan/common/testing';
import { inTransaction, type Tx } from '@binhan/common/transaction';
import { systemViewer } from '@binhan/common/viewer';
import { AllowanceRate } from '@binhan/personnel/entities/allowance-rate';
import { Certificate } from '@binhan/personnel/entities/certificate';
import { EquipmentCount } from '@binhan/personnel/entities/equipment-holding';
import { GuardPost } from '@binhan/personnel/entities/guard';
import { StaffingNorm } from '@binhan/personnel/entities/staffing-norm';
import { service } from '@binhan/personnel/service';
import { AreaCover } from '@binhan/reference/entities/area';
import { UnitPlace, UnitRef } from '@binhan/reference/entities/unit';
import { onEachEngine, percentile, row } from './place.ts';

const units = 10_000;
const guardsPerUnit = 3;
const runs = 7;
const on = '2026-03-02';
const counts = 'ready requiredFullTime activeFullTime certified equipmentUsable belowFloor reasons { code equipmentType }';
const questions = {
  'total of the province': `{ readiness(areaId: "p", on: "${on}", first: 1) { total { units ready activeFullTime certified belowFloor } } }`,
  'a page of 50 units': `{ readiness(areaId: "p", on: "${on}", first: 50) { nodes { unit { id } ${counts} } } }`,
  '50 x Unit.readiness': `query($r: [_Any!]!) { _entities(representations: $r) { ... on Unit { readiness(on: "${on}") { ${counts} } } } }`,
};

/** Readiness of a province of 10,000 units and 30,000 guards on one day: statements and time of the total, of a page and of single units. */
export async function readiness(): Promise<void> {
  row('engine', 'units', 'question', 'SQL statements', 'p50 ms');
  await onEachEngine(async (name) => {
    const place = await createTestPlace();
    const personnel = await startTestSubgraph(service, { place });
    await insertProvince(personnel);
    const authorization = await place.bearer({ roles: ['PROVINCIAL_OFFICER'] });
    const variables = { r: Array.from({ length: 50 }, (_, i) => ({ __typename: 'Unit', id: idOf('unit', i * 7) })) };
    for (const [question, query] of Object.entries(questions)) {
      const times: number[] = [];
      for (let i = 0; i < runs; i++) {
        personnel.statements.length = 0;
        const start = performance.now();
        const { data, errors } = await ask(personnel.url, query, query.startsWith('query') ? variables : {}, { authorization });
        times.push(performance.now() - start);
        if (errors || !data) throw new Error(errors?.[0]?.message);
      }
      row(name, units, question, personnel.statements.length, percentile(times, 0.5).toFixed(0));
    }
    await personnel.stop();
    await place.remove();
  });
}

const idOf = (kind: string, i: number) => `${kind}-${String(i).padStart(6, '0')}`;

async function insertProvince({ database }: TestSubgraph): Promise<void> {
  const all = Array.from({ length: units }, (_, i) => i);
  const guards = Array.from({ length: units * guardsPerUnit }, (_, i) => i);
  await inTransaction(database, { viewer: systemViewer('bench'), now: new Date() }, async ({ manager }) => {
    await bulk(
      manager,
      AreaCover,
      ['p', 'c'].map((coveredId) => ({ areaId: 'p', coveredId })),
    );
    await bulk(manager, UnitRef, all.map(unitRow));
    await bulk(
      manager,
      UnitPlace,
      all.map((i) => ({ unitId: idOf('unit', i), validFrom: '2018-01-01', areaId: 'c', validTo: null })),
    );
    await bulk(manager, StaffingNorm, all.map(normRow));
    await bulk(manager, AllowanceRate, [rateRow]);
    await bulk(manager, GuardPost, guards.map(postRow));
    await bulk(manager, Certificate, guards.filter((i) => i % 5).map(certificateRow));
    await bulk(manager, EquipmentCount, all.map(countRow));
  });
}

type Manager = Tx['manager'];

/** Straight into the tables: what is measured is reading. */
async function bulk(manager: Manager, entity: Parameters<Manager['insert']>[0], rows: readonly object[]): Promise<void> {
  for (const chunk of chunksOf(rows, 1000)) await manager.insert(entity, chunk as never);
}

const stored = { version: 1, synthetic: true };
const unitRow = (i: number) => ({
  id: idOf('unit', i),
  code: idOf('U', i),
  name: `Đơn vị ${i}`,
  kind: 'SCHOOL',
  subKind: null,
  state: 'ACTIVE',
  managementLevel: 'COMMUNE',
  areaId: 'c',
  isKeyEconomic: false,
  isLarge: false,
  fireRisk: false,
  openedOn: '2018-01-01',
  synthetic: true,
});
const normRow = (i: number) => ({
  ...stored,
  id: idOf('norm', i),
  state: 'OPEN' as const,
  unitId: idOf('unit', i),
  areaId: 'c',
  openKey: idOf('unit', i),
  requiredFullTime: 2,
  requiredPartTime: 1,
  equipment: [{ type: 'RUBBER_BATON' as const, required: 2 }],
  basisIds: ['ND-06-2013'],
  validFrom: '2019-01-01',
  validTo: null,
});
const rateRow = {
  ...stored,
  id: 'rate',
  state: 'OPEN' as const,
  guardKind: 'FULL_TIME' as const,
  openKey: 'FULL_TIME',
  floorMonthly: 3_500_000,
  basisIds: ['ND-06-2013'],
  validFrom: '2022-07-01',
  validTo: null,
};
const postRow = (i: number) => ({
  id: idOf('post', i),
  guardId: idOf('guard', i),
  unitId: idOf('unit', i % units),
  kind: i % guardsPerUnit ? ('FULL_TIME' as const) : ('PART_TIME' as const),
  allowanceMonthly: 3_000_000 + (i % 10) * 100_000,
  startOn: '2019-01-01',
  endOn: null,
});
const certificateRow = (i: number) => ({
  ...stored,
  id: idOf('certificate', i),
  state: 'VALID' as const,
  guardId: idOf('guard', i),
  unitId: idOf('unit', i % units),
  areaId: 'c',
  kind: 'GUARD_SKILLS' as const,
  issuedBy: 'POLICE:12@2013-12-27',
  issuedOn: '2023-05-10',
  expiresOn: i % 7 ? '2026-05-10' : '2026-02-10',
});
const countRow = (i: number) => ({
  id: idOf('count', i),
  holdingId: idOf('holding', i),
  unitId: idOf('unit', i),
  type: 'RUBBER_BATON' as const,
  held: 2,
  usable: i % 3 ? 2 : 1,
  permitExpiresOn: i % 11 ? '2027-01-01' : '2026-01-01',
  validFrom: '2024-01-01',
  validTo: null,
});
