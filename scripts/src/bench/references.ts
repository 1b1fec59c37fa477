import { performance } from 'node:perf_hooks';
import { onEachEngine, row, startUnits } from './place.ts';

const count = 1000;
const draft = 'mutation($input: DraftUnitInput!) { draftUnit(input: $input) { unit { id } } }';
const entities = 'query($r: [_Any!]!) { _entities(representations: $r) { ... on Unit { name state } } }';

/** 1,000 entity references of one type: how many statements, how long. */
export async function references(): Promise<void> {
  row('engine', 'references', 'SQL statements', 'ms');
  await onEachEngine(async (name) => {
    const { service, ask, stop } = await startUnits();
    const ids: string[] = [];
    for (let i = 0; i < count; i++) {
      const input = { code: `U${i}`, name: `Đơn vị ${i}`, kind: 'AGENCY', managementLevel: 'COMMUNE', areaId: '03408@2025-07-01' };
      ids.push((await ask(draft, { input }, service.url)).data.draftUnit.unit.id);
    }
    const representations = ids.map((id) => ({ __typename: 'Unit', id }));
    await ask(entities, { r: representations.slice(0, 10) }, service.url);
    service.statements.length = 0;
    const start = performance.now();
    const { data } = await ask(entities, { r: representations }, service.url);
    const ms = performance.now() - start;
    if (data._entities.filter(Boolean).length !== count) throw new Error('not every reference was answered');
    row(name, count, service.statements.length, ms.toFixed(0));
    await stop();
  });
}
