import type { DevelopmentClaims } from '@binhan/common/development-issuer';
import { committedMatrix, type MatrixWorld, permissionMatrix } from '@binhan/common/permission-matrix';
import { readSdl } from '@binhan/common/sdl';
import { ask } from '@binhan/common/testing';
import { startTestGateway, type TestGateway } from '@binhan/gateway/testing';
import { sdl } from '@binhan/tips/sdl';
import { muongKim, tanPhong } from '@binhan/units/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { boxesIn } from './boxes.ts';
import { assessor, intake, newRequestKey, partial, province, secondAssessor, startWorld, supervisor, type World } from './world.ts';

const committed = new URL('permissions.matrix.txt', import.meta.url);
const localSupervisor: DevelopmentClaims = { roles: ['TIP_SUPERVISOR'], subject: 'local-supervisor' };
let world: World;
let gateway: TestGateway;
let matrix: Omit<MatrixWorld, 'ask'>;

beforeAll(async () => {
  world = await startWorld();
  await world.appoint({ ref: 'LD-TP', role: 'SUPERVISOR', subject: 'local-supervisor', areaIds: [tanPhong] });
  const [inside, outside] = [await world.received(), await world.received({ areaId: muongKim })];
  const details = { category: 'THEFT', clarifiedOn: '2026-03-01', arrestedCount: 1 };
  const caseOf = (tipId: string, areaId: string) => ({ ...details, reference: `${areaId}/VA`, areaId, tips: [{ tipId, role: 'PRIMARY' }] });
  const [insideCase, outsideCase] = [
    await world.act('recordCaseOutcome', caseOf(inside.id, tanPhong), secondAssessor),
    await world.act('recordCaseOutcome', caseOf(outside.id, muongKim), secondAssessor),
  ];
  const boxes = await boxesIn(world);
  const [insideBox, outsideBox] = [await boxes.active(), await boxes.active({ areaId: muongKim })];
  const [insideOpening, outsideOpening] = [await boxes.open(insideBox), await boxes.open(outsideBox, {}, supervisor)];
  const [insideRequest, outsideRequest] = [await protectionOf(inside), await protectionOf(outside)];
  const inputsOf = (tipId: string, areaId: string, caseOutcomeId: string) => ({
    ...{ ...caseOf(tipId, areaId), tipId, caseOutcomeId, proof: { challenge: 'x', answer: 'x' }, expectedVersion: 999 },
  });
  const tip = { category: 'THEFT', areaId: tanPhong, text: 'x' };
  const boxInputs = (tipBoxId: string, tipBoxOpeningId: string, protectionRequestId: string, n: number) => ({
    ...{ tipBoxId, tipBoxOpeningId, protectionRequestId, tip, code: `HT-M${n}`, place: 'x', custodian: 'x', installedOn: '2026-03-02' },
    // With a weak key nobody would come as far as the opening.
    'TranscribeTipInput.requestKey': newRequestKey(),
  });
  matrix = {
    typeDefs: readSdl(sdl),
    // Areas and units of a token open nothing here: only what was given to the subject does.
    claims: {
      TIP_INTAKE: { subject: 'intake', areas: [province] },
      TIP_ASSESSOR: { subject: 'assessor', areas: [province] },
      TIP_SUPERVISOR: { subject: 'local-supervisor', areas: [province] },
      UNIT_HEAD: { units: [world.ownUnit] },
      UNIT_CONTACT: { units: [world.ownUnit] },
      AREA_OFFICER: { areas: [province] },
    },
    records: [
      { name: 'Tip', type: 'Tip', query: 'tip', inside: inside.id, outside: outside.id },
      { name: 'CaseOutcome', type: 'CaseOutcome', query: 'caseOutcome', inside: insideCase.id, outside: outsideCase.id },
      { name: 'TipBox', type: 'TipBox', query: 'tipBox', inside: insideBox.id, outside: outsideBox.id },
      { name: 'TipBoxOpening', type: 'TipBoxOpening', query: 'tipBoxOpening', inside: insideOpening.id, outside: outsideOpening.id },
      {
        ...{ name: 'ProtectionRequest', type: 'ProtectionRequest', query: 'protectionRequest' },
        ...{ inside: insideRequest, outside: outsideRequest },
      },
    ],
    inputs: {
      inside: { ...inputsOf(inside.id, tanPhong, insideCase.id), ...boxInputs(insideBox.id, insideOpening.id, insideRequest, 1) },
      outside: { ...inputsOf(outside.id, muongKim, outsideCase.id), ...boxInputs(outsideBox.id, outsideOpening.id, outsideRequest, 2) },
    },
  };
  gateway = await startTestGateway(world, { tips: world.url, units: world.units.url });
});
/** Asks for protection as the sender of the tip; answers the id of the request. */
async function protectionOf({ id, receipt }: { id: string; receipt: { code: string } }): Promise<string> {
  const { token } = await world.openMailbox(receipt.code);
  const query = 'mutation ($input: RequestProtectionInput!) { requestProtection(input: $input) { mailbox { protection } } }';
  await world.ask(query, { input: { token, contact: 'x' } });
  const { data } = await world.ask(`{ tip(id: "${id}") { protectionRequest { id } } }`, {}, supervisor);
  return data.tip.protectionRequest.id;
}

afterAll(async () => {
  await gateway.stop();
  await world.stop();
});

const throughGateway: MatrixWorld['ask'] = async (query, variables, claims) =>
  ask(gateway.url, query, variables, claims ? { authorization: await world.bearer(claims) } : {});

test('every field and mutation answers each role as the committed matrix says, straight and through the gateway', async () => {
  const straight = await permissionMatrix({ ...matrix, ask: (query, variables, claims) => world.ask(query, variables, claims) });
  const through = await permissionMatrix({ ...matrix, ask: throughGateway });
  expect(straight).toEqual(await committedMatrix(committed, straight));
  expect(through).toEqual(straight);
});

test('who may ask for content gets none of it without an unlock of their own', async () => {
  const id = matrix.inputs.inside.tipId as string;
  const foreign = (await world.unlock(supervisor)).unlock;
  for (const claims of [intake, assessor, localSupervisor, partial, secondAssessor])
    for (const given of ['', 'x', foreign]) {
      const answer = await world.read(id, claims, given);
      expect(answer).toMatchObject({ code: 'UNLOCK_EXPIRED' });
      expect(answer.text).toBeUndefined();
    }
});

test('lists hold what single records show, and no more', async () => {
  await world.received({ unitId: world.ownUnit });
  const all = await world.listed(supervisor);
  const nobody: DevelopmentClaims = { roles: ['TIP_INTAKE', 'TIP_SUPERVISOR'], subject: 'nobody', areas: [province] };
  const wrongRole: DevelopmentClaims = { roles: ['TIP_SUPERVISOR'], subject: 'intake' };
  for (const claims of [intake, assessor, partial, localSupervisor, nobody, wrongRole]) {
    const single = await Promise.all(
      all.map(async (id) => ((await world.ask(`{ tip(id: "${id}") { id } }`, {}, claims)).data.tip ? [id] : [])),
    );
    expect(await world.listed(claims)).toEqual(single.flat());
  }
  expect(await world.listed(nobody)).toEqual([]);
  expect(await world.listed(wrongRole)).toEqual([]);
});

test('lists of boxes, openings and requests hold what single records show', async () => {
  const nobody: DevelopmentClaims = { roles: ['TIP_INTAKE', 'TIP_SUPERVISOR'], subject: 'nobody', areas: [province] };
  world.setTime('2026-03-20');
  for (const [list, query] of [
    ['tipBoxes', 'tipBox'],
    ['overdueTipBoxes', 'tipBox'],
    ['tipBoxMismatches', 'tipBoxOpening'],
    ['protectionRequests', 'protectionRequest'],
  ] as const) {
    const all = await world.listed(supervisor, list);
    expect(all.length).toBeGreaterThan(1);
    for (const claims of [localSupervisor, nobody]) {
      const seen = async (id: string) => (await world.ask(`{ ${query}(id: "${id}") { id } }`, {}, claims)).data[query] !== null;
      const single = await Promise.all(all.map(async (id) => ((await seen(id)) ? [id] : [])));
      expect(await world.listed(claims, list)).toEqual(single.flat());
    }
  }
  world.setTime('2026-03-02');
});

test('a page of tips costs as many statements as one tip', async () => {
  const query = (first: number) => `{ tips(first: ${first}) { nodes { state clocks { kind overdue } allowedActions area { id } } } }`;
  const count = async (first: number) => {
    world.statements.length = 0;
    await world.ask(query(first), {}, supervisor);
    return world.statements.length;
  };
  for (let i = 0; i < 3; i++) await world.received();
  expect(await count(6)).toBe(await count(1));
});
