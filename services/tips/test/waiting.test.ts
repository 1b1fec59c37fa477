import type { DevelopmentClaims } from '@binhan/common/development-issuer';
import { muongKim, tanPhong } from '@binhan/units/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { boxesIn } from './boxes.ts';
import { assessor, intake, partial, startWorld, supervisor, type World } from './world.ts';

let world: World;
let boxes: Awaited<ReturnType<typeof boxesIn>>;
const local: DevelopmentClaims = { roles: ['TIP_SUPERVISOR'], subject: 'local' };
const nobody: DevelopmentClaims = { roles: ['TIP_SUPERVISOR', 'TIP_INTAKE'], subject: 'nobody' };

beforeAll(async () => {
  world = await startWorld();
  boxes = await boxesIn(world);
  await world.appoint({ ref: 'LD-TP', role: 'SUPERVISOR', subject: 'local', areaIds: [tanPhong] });
});
afterAll(() => world.stop());

const waiting = async (claims: DevelopmentClaims) => {
  const { data, errors } = await world.ask('{ tipsWaiting { overdue protectionRequests boxesOverdue boxMismatches } }', {}, claims);
  expect(errors).toBeUndefined();
  return data.tipsWaiting;
};
const sizes = async (claims: DevelopmentClaims) => {
  const size = async (list: string) => (await world.ask(`{ ${list} { totalCount } }`, {}, claims)).data;
  const total = async (name: string, args = '') => (await size(`${name}${args}`))?.[name]?.totalCount ?? null;
  return {
    overdue: await total('overdueTips'),
    protectionRequests: await total('protectionRequests', '(states: [REQUESTED])'),
    boxesOverdue: await total('overdueTipBoxes'),
    boxMismatches: await total('tipBoxMismatches'),
  };
};
/** Value of a gauge by its labels. */
const gauge = async (name: string): Promise<Record<string, number>> => {
  const text = await (await fetch(world.url.replace('/graphql', '/metrics'))).text();
  const lines = text.split('\n').filter((line) => line.startsWith(`${name}{`));
  return Object.fromEntries(
    lines.map((line) => [/clock="(\w+)"/.exec(line)?.[1] ?? 'all', Number(line.slice(line.lastIndexOf(' ')))] as const),
  );
};

/** Something of each kind in two communes, the box at a unit with which `partial` is in conflict. */
async function letThingsWait() {
  for (const areaId of [tanPhong, muongKim]) {
    const tip = await world.received({ areaId });
    const { token } = await world.openMailbox(tip.receipt.code);
    const query = 'mutation ($input: RequestProtectionInput!) { requestProtection(input: $input) { mailbox { protection } } }';
    await world.ask(query, { input: { token, contact: 'x' } });
    const box = await boxes.active({ areaId, ...(areaId === tanPhong ? { unitId: world.ownUnit } : {}) });
    await boxes.open(box, { foundSealNo: 'khác' }, supervisor);
  }
  await world.on('verify', assessor)(await world.tipIn('CLASSIFIED'));
}

test('each number is the size of its list for the same viewer, and null where the list is refused', async () => {
  expect(await waiting(supervisor)).toEqual({ overdue: 0, protectionRequests: 0, boxesOverdue: 0, boxMismatches: 0 });
  await letThingsWait();
  world.setTime('2026-03-24');
  for (const claims of [supervisor, local, intake, partial, assessor, nobody]) expect(await waiting(claims)).toEqual(await sizes(claims));
  expect(await waiting(supervisor)).toEqual({ overdue: 3, protectionRequests: 2, boxesOverdue: 2, boxMismatches: 2 });
  expect(await waiting(local)).toEqual({ overdue: 2, protectionRequests: 1, boxesOverdue: 1, boxMismatches: 1 });
  expect(await waiting(partial)).toEqual({ overdue: 2, protectionRequests: null, boxesOverdue: 1, boxMismatches: 0 });
  expect(await waiting(assessor)).toEqual({ overdue: 2, protectionRequests: null, boxesOverdue: null, boxMismatches: null });
  expect(await waiting(nobody)).toEqual({ overdue: 0, protectionRequests: 0, boxesOverdue: 0, boxMismatches: 0 });
});

test('the metrics count the same for the whole province, by no area and no unit', async () => {
  expect(await gauge('binhan_tips_overdue')).toEqual({ FORWARD: 2, ACKNOWLEDGE: 2, RESOLVE: 3 });
  expect(await gauge('binhan_tips_protection_requests')).toEqual({ all: 2 });
  expect(await gauge('binhan_tip_boxes_overdue')).toEqual({ all: 2 });
  expect(await gauge('binhan_tip_box_mismatches')).toEqual({ all: 2 });
  const text = await (await fetch(world.url.replace('/graphql', '/metrics'))).text();
  for (const secret of [tanPhong, muongKim, world.ownUnit]) expect(text).not.toContain(secret);
});

test('each number that is asked for costs one statement, besides those that tell who asks', async () => {
  const count = async (fields: string) => {
    world.statements.length = 0;
    await world.ask(`{ tipsWaiting { ${fields} } }`, {}, supervisor);
    return world.statements.length;
  };
  const one = await count('overdue');
  expect(await count('overdue protectionRequests boxesOverdue')).toBe(one + 2);
});
