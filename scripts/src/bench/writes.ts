import { performance } from 'node:perf_hooks';
import { onEachEngine, percentile, row, startUnits } from './place.ts';

const seconds = 10;
const draft = 'mutation($input: DraftUnitInput!) { draftUnit(input: $input) { unit { id version } } }';
const activate = 'mutation($input: ActivateUnitInput!) { activateUnit(input: $input) { unit { state } } }';

/** Mutations a second through the gateway, each durable when it is answered; half of them publish an event. */
export async function writes(): Promise<void> {
  row('engine', 'clients', 'mutations/s', 'p50 ms', 'p99 ms');
  await onEachEngine(async (name) => {
    const world = await startUnits();
    for (const clients of [1, 16]) {
      const times: number[] = [];
      const end = performance.now() + seconds * 1000;
      const timed = async (query: string, input: object) => {
        const start = performance.now();
        const { data, errors } = await world.ask(query, { input });
        if (errors) throw new Error(errors[0]?.message);
        times.push(performance.now() - start);
        return data;
      };
      const client = async (c: number) => {
        for (let i = 0; performance.now() < end; i++) {
          const input = {
            code: `${clients}-${c}-${i}`,
            name: `Đơn vị ${c} ${i}`,
            kind: 'AGENCY',
            managementLevel: 'COMMUNE',
            areaId: '03408@2025-07-01',
          };
          const { unit } = (await timed(draft, input)).draftUnit;
          await timed(activate, { unitId: unit.id, expectedVersion: unit.version });
        }
      };
      await Promise.all(Array.from({ length: clients }, (_, c) => client(c)));
      row(name, clients, (times.length / seconds).toFixed(0), percentile(times, 0.5).toFixed(1), percentile(times, 0.99).toFixed(1));
    }
    await world.stop();
  });
}
