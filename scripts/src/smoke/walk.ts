import { setTimeout as pause } from 'node:timers/promises';
import type { Engine } from './engines.ts';
import { dataOf, mutateAt, post, type Row } from './graphql.ts';
import { expectEqual, type Steps } from './steps.ts';
import { walkOn } from './walk-on.ts';

type Sign = Engine['sign'];
type Dossier = { criteria: { criterion: { code: string } }[]; papers: { kind: string }[] };

const countedWithinMs = 10_000;
const registered = 'indicator(code: U1) { cells { figures { measure figure { value } } } }';
const indicatorQuery = `{ ${registered} }`;

/** From an empty house to an appraised registration that is counted, through the gateway and with real tokens. */
export async function walk(url: string, sign: Sign, steps: Steps): Promise<void> {
  const officer = await sign({ roles: ['PROVINCIAL_OFFICER'], subject: 'smoke-officer' });
  const public_ = (query: string) => dataOf(url, { query });
  const mutate = mutateAt(url);

  const { areaId, year } = await steps.run('the public reads areas and the present round', async () => {
    const { areas, round } = await public_('{ areas(level: COMMUNE, first: 1) { nodes { id } } round { year } }');
    return { areaId: areas.nodes[0].id as string, year: round.year as number };
  });
  const before = await steps.run('indicator U1 answers before anything is registered', async () => counted(await public_(indicatorQuery)));

  const unit = await steps.run('a provincial officer drafts and activates a unit', async () => {
    const code = `SMOKE-${Date.now().toString(36)}`;
    const details = { code, name: 'Trường Thử Nghiệm', kind: 'SCHOOL', subKind: 'LOWER_SEC', managementLevel: 'COMMUNE', areaId };
    const draft = await mutate(officer, 'draftUnit', 'unit', details);
    return mutate(officer, 'activateUnit', 'unit', { unitId: draft.id, expectedVersion: draft.version });
  });
  const head = await sign({ roles: ['UNIT_HEAD'], units: [unit.id], subject: 'smoke-head' });
  const area = await sign({ roles: ['AREA_OFFICER'], areas: [areaId], subject: 'smoke-area-officer' });
  const act = (token: string, mutation: string, { id, version }: Row, more: object = {}) =>
    mutate(token, mutation, 'registration', { registrationId: id, expectedVersion: version, ...more });

  let row = await steps.run('the head of the unit drafts a registration', () =>
    mutate(head, 'draftRegistration', 'registration', { unitId: unit.id, roundYear: year }),
  );
  await steps.run('nobody else sees the draft', async () => {
    const query = '{ registrations(filter: { states: [DRAFT] }) { nodes { id } } }';
    expectEqual('what the area officer sees', (await dataOf(url, { query, token: area })).registrations.nodes, []);
  });
  row = await steps.run('the head attests every criterion and every paper of the rule set', async () => {
    const query = 'query ($id: ID!) { registration(id: $id) { dossier { criteria { criterion { code } } papers { kind } } } }';
    const { registration } = await dataOf(url, { query, variables: { id: row.id }, token: head });
    const { criteria, papers } = registration.dossier as Dossier;
    if (!criteria.length || !papers.length) throw new Error('the rule set asks for nothing');
    return act(head, 'attestRegistration', row, {
      criteria: criteria.map(({ criterion: { code } }) => ({ code, met: true, documentNumber: '01/SMOKE' })),
      documents: papers.map(({ kind }) => ({ kind, number: '01/SMOKE', datedOn: `${year - 1}-01-31` })),
    });
  });
  const moves = [
    ['the head submits it', head, 'submitRegistration', 'SUBMITTED', {}],
    ['an area officer accepts it', area, 'acceptRegistration', 'ACCEPTED', {}],
    ['the head assesses it', head, 'selfAssessRegistration', 'SELF_ASSESSED', {}],
    ['the area officer appraises it', area, 'appraiseRegistration', 'APPRAISED', { proposed: true }],
  ] as const;
  for (const [name, token, mutation, state, more] of moves)
    row = await steps.run(name, async () => {
      const moved = await act(token, mutation, row, more);
      expectEqual('its state', moved.state, state);
      return moved;
    });
  await steps.run('indicator U1 counts it within 10 s', async () => {
    const end = Date.now() + countedWithinMs;
    for (;;) {
      const now = counted(await public_(indicatorQuery));
      if (now === before + 1) return;
      if (Date.now() > end) throw new Error(`it is ${now}, not ${before + 1}`);
      await pause(100);
    }
  });
  await walkOn({ url, steps, officer, head, unit, areaId, mutate });
  await steps.run('a token of a foreign key is refused', async () => {
    const [header, , signature] = officer.split('.');
    const payload = Buffer.from(JSON.stringify({ sub: 'smoke', roles: ['PROVINCIAL_OFFICER'], exp: 4e9 })).toString('base64url');
    const { status } = await post(url, { query: indicatorQuery, token: `${header}.${payload}.${signature}` });
    expectEqual('the status', status, 401);
  });
}

type Registered = { indicator: { cells: { figures: { measure: string; figure: { value: number | null } }[] }[] } };

/** Registrations that U1 counts; none while nothing was ever registered, which it tells apart from 0. */
function counted({ indicator }: Registered): number {
  return indicator.cells[0]?.figures.find(({ measure }) => measure === 'records')?.figure.value ?? 0;
}

/** With `units` gone its fields are null and say so; the others answer. */
export async function expectUnitsAway(url: string, sign: Sign): Promise<void> {
  const token = await sign({ roles: ['PROVINCIAL_OFFICER'], subject: 'smoke-officer' });
  const query = `{ units(first: 1) { totalCount } ${registered} }`;
  const { data, errors = [] } = await post(url, { query, token });
  expectEqual('units', data?.units, null);
  expectEqual(
    'the errors',
    errors.map(({ extensions }) => extensions?.code),
    ['SUBGRAPH_UNAVAILABLE'],
  );
  if (!(counted(data as Registered) > 0)) throw new Error('indicator does not answer');
}

export async function expectUnitsBack(url: string, sign: Sign): Promise<void> {
  const token = await sign({ roles: ['PROVINCIAL_OFFICER'], subject: 'smoke-officer' });
  const { units } = await dataOf(url, { query: '{ units(first: 1) { totalCount } }', token });
  if (!(units.totalCount > 0)) throw new Error('the unit is gone');
}
