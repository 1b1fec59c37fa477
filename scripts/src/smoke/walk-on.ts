import { setTimeout as pause } from 'node:timers/promises';
import { dayOf } from '@binhan/common/clock';
import { unitPage } from '../examples.ts';
import { dataOf, type Mutate, type Row } from './graphql.ts';
import { expectEqual, type Steps } from './steps.ts';

export type Walker = {
  url: string;
  steps: Steps;
  officer: string;
  head: string;
  unit: Row;
  areaId: string;
  mutate: Mutate;
};

const withinMs = 10_000;

/** The unit goes on in personnel and training, is shown on one page, and is dissolved: both services follow. */
export async function walkOn({ url, steps, officer, head, unit, areaId, mutate }: Walker): Promise<void> {
  const guard = await steps.run('personnel learns of the unit, and its head nominates a guard', () =>
    within(() => {
      const person = { fullName: 'Lò Văn Thử', birthYear: 1990, kind: 'FULL_TIME', education: 'UPPER_SECONDARY' };
      return mutate(head, 'nominateGuard', 'guard', { unitId: unit.id, ...person });
    }),
  );
  const session = await steps.run('an officer plans a session at the unit', () =>
    within(() => {
      const details = { programme: 'MOVEMENT_AND_LAW', channel: 'DIRECT', topics: ['MOVEMENT'], organisers: [{ kind: 'POLICE' }], areaId };
      const lines = [{ unitId: unit.id, audience: 'PUPILS' }];
      return mutate(officer, 'planSession', 'session', { ...details, plannedOn: dayOf(new Date()), lines });
    }),
  );
  await steps.run('one page shows registration, dossier, guards, readiness and sessions', async () => {
    const query = `query ($id: ID!) { unit(id: $id) { ...UnitPage } } ${unitPage}`;
    const page = (await dataOf(url, { query, variables: { id: unit.id }, token: officer })).unit;
    expectEqual('the registration', page.registrations[0].state, 'APPRAISED');
    expectEqual('whether the dossier has criteria', page.registrations[0].dossier.criteria.length > 0, true);
    expectEqual('the guards', page.guards.totalCount, 1);
    expectEqual('the readiness', page.readiness.ready, false);
    expectEqual(
      'the sessions',
      page.sessions.nodes.map(({ state }: Row) => state),
      ['PLANNED'],
    );
  });
  await steps.run('the unit is dissolved: its guard is rejected and its session cancelled', async () => {
    const { version } = (await dataOf(url, { query: `{ unit(id: "${unit.id}") { version } }`, token: officer })).unit;
    await mutate(officer, 'dissolveUnit', 'unit', { unitId: unit.id, expectedVersion: version, reason: 'Giải thể' });
    const query = `{ guard(id: "${guard.id}") { state } session(id: "${session.id}") { state } }`;
    await within(async () => {
      const { guard: one, session: other } = await dataOf(url, { query, token: officer });
      expectEqual('their states', [one.state, other.state], ['REJECTED', 'CANCELLED']);
    });
  });
}

/** Tries again until it works: what one service told is a moment later known to the others. */
export async function within<T>(work: () => Promise<T>): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() > end) throw error;
      await pause(100);
    }
  }
}
