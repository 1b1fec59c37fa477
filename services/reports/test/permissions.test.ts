import { committedMatrix, type MatrixWorld, permissionMatrix } from '@binhan/common/permission-matrix';
import { readSdl } from '@binhan/common/sdl';
import { startTestSubgraph, type TestSubgraph } from '@binhan/common/testing';
import { allRoles } from '@binhan/common/viewer';
import { startTestGateway, type TestGateway } from '@binhan/gateway/testing';
import { sdl } from '@binhan/reports/sdl';
import { service } from '@binhan/reports/service';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { exportsIn, registrations } from './exports-world.ts';

const committed = new URL('permissions.matrix.txt', import.meta.url);
let reports: TestSubgraph;
let gateway: TestGateway;
let [own, foreign] = ['', ''];
beforeAll(async () => {
  reports = await startTestSubgraph(service);
  const { request } = exportsIn(reports);
  own = (await request(registrations, { roles: ['ANALYST'], subject: 'owner' })).id;
  foreign = (await request(registrations)).id;
  gateway = await startTestGateway(reports, { reports: reports.url });
});
afterAll(async () => {
  await gateway.stop();
  await reports.stop();
});

test('every field answers each role as the committed matrix says, straight and through the gateway', async () => {
  const matrix: Omit<MatrixWorld, 'ask'> = {
    typeDefs: readSdl(sdl),
    // Whoever is signed in owns the export inside: what decides is the subject, not the role.
    claims: Object.fromEntries(allRoles.map((role) => [role, { subject: 'owner' }])),
    records: [{ name: 'Export', type: 'Export', query: 'export', inside: own, outside: foreign }],
    inputs: {
      inside: { exportId: own, 'RequestExportInput.indicator': { code: 'U1' } },
      // What only some may have row by row stands for what is outside.
      outside: { exportId: foreign, 'RequestExportInput.events': { facts: 'REGISTRATION' } },
    },
  };
  const straight = await permissionMatrix({ ...matrix, ask: (query, variables, claims) => reports.ask(query, variables, claims) });
  const through = await permissionMatrix({ ...matrix, ask: (query, variables, claims) => gateway.ask(query, variables, claims) });
  expect(straight).toEqual(await committedMatrix(committed, straight));
  expect(through).toEqual(straight);
});
