import { committedMatrix, permissionMatrix } from '@binhan/common/permission-matrix';
import { readSdl } from '@binhan/common/sdl';
import { startTestSubgraph, type TestSubgraph } from '@binhan/common/testing';
import { sdl } from '@binhan/reports/sdl';
import { service } from '@binhan/reports/service';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

const committed = new URL('permissions.matrix.txt', import.meta.url);
let reports: TestSubgraph;
beforeAll(async () => {
  reports = await startTestSubgraph(service);
});
afterAll(() => reports.stop());

test('every field answers each role as the committed matrix says', async () => {
  const matrix = await permissionMatrix({
    typeDefs: readSdl(sdl),
    claims: {},
    records: [],
    inputs: { inside: {}, outside: {} },
    ask: (query, variables, claims) => reports.ask(query, variables, claims),
  });
  expect(matrix).toEqual(await committedMatrix(committed, matrix));
});
