import type { DevelopmentClaims } from '@binhan/common/development-issuer';
import { actIn, eventually } from '@binhan/common/testing';
import { headOf, provincial } from '@binhan/units/testing';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { unitPage } from '../src/examples.ts';
import { type Programme, startProgramme } from './programme.ts';

// The whole programme with all its sample data: from the operations of each service over the event log to the gateway.
let programme: Programme;
const asked = (query: string, variables?: object, claims?: DevelopmentClaims) => programme.asked(query, variables, claims);

beforeAll(async () => {
  programme = await startProgramme();
  expect(await programme.load()).toEqual(['units', 'personnel', 'training', 'tips']);
}, 900_000);
afterAll(() => programme.stop());

const codesOf2019 = ['105', '106', '107', '108', '109', '110', '111', '112'];
const districts = codesOf2019.map((code) => `${code}@2013-12-27`);
const communesOf = async (day: string): Promise<string[]> => {
  const ids: string[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const query =
      'query($day: LocalDate, $after: String) { areas(asOf: $day, level: COMMUNE, first: 200, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }';
    const { areas } = await asked(query, { day, after });
    ids.push(...areas.nodes.map(({ id }: { id: string }) => id));
    ({ hasNextPage: more, endCursor: after } = areas.pageInfo);
  }
  return ids;
};
const sumOf = async (areaIds: string[], value: (areaId: string) => Promise<number[]>) => {
  let sums: number[] = [];
  for (const areaId of areaIds) sums = (await value(areaId)).map((one, i) => one + (sums[i] ?? 0));
  return sums;
};

describe('the registrations of the article', () => {
  test('N1 and N2 come out exactly', async () => {
    const { publishedFigures } = await asked('{ publishedFigures { id computed { value } difference } }');
    expect(publishedFigures).toEqual([
      { id: 'N1', computed: { value: 1217 }, difference: 0 },
      { id: 'N2', computed: { value: 1150 }, difference: 0 },
    ]);
  });

  test('by units and by records they are the same, and the districts of 2019 and the communes of 2025 sum up to them', async () => {
    const query = 'query($f: IndicatorFilter) { indicator(code: U1, filter: $f) { distinctUnits { value } records { value } } }';
    const values = async (areaId: string | null) => {
      const { indicator } = await asked(query, { f: { roundFrom: 2014, roundTo: 2018, areaId } });
      return [indicator.distinctUnits.value, indicator.records.value];
    };
    expect(await values(null)).toEqual([1217, 1217]);
    expect(await sumOf(districts, values)).toEqual([1217, 1217]);
    expect(await sumOf(await communesOf('2025-07-01'), values)).toEqual([1217, 1217]);
  });

  test('every state of a registration stands in the sample', async () => {
    for (const state of ['DRAFT', 'SUBMITTED', 'ACCEPTED', 'RETURNED', 'SELF_ASSESSED', 'APPRAISED', 'DECIDED', 'WITHDRAWN']) {
      const { registrations } = await asked(`{ registrations(filter: { states: [${state}] }) { totalCount } }`, {}, provincial);
      expect([state, registrations.totalCount > 0]).toEqual([state, true]);
    }
  });
});

describe('the sessions and classes of the article are plain sums over training', () => {
  const period = { from: '2014-08-15', to: '2019-08-12' };
  const sums = async (areaId: string | null) => {
    const query = `query($law: SessionFigureFilter, $traffic: SessionFigureFilter, $fire: SessionFigureFilter, $drills: ClassFigureFilter, $courses: ClassFigureFilter) {
      law: sessionTotals(filter: $law) { sessions attendances { count } }
      traffic: sessionTotals(filter: $traffic) { sessions attendances { count } }
      fire: sessionTotals(filter: $fire) { attendances { count } }
      drills: classTotals(filter: $drills) { classes attendances { count } }
      courses: classTotals(filter: $courses) { classes learners { count } }
    }`;
    const of = (programme: string) => ({ ...period, areaId, programme });
    const { law, traffic, fire, drills, courses } = await asked(query, {
      law: of('MOVEMENT_AND_LAW'),
      traffic: of('TRAFFIC_AT_UNITS'),
      fire: of('FIRE_TALKS'),
      drills: of('FIRE_DRILLS'),
      courses: of('FIRE_TRAINING'),
    });
    return [
      ...[law.sessions, law.attendances.count, traffic.sessions, traffic.attendances.count, fire.attendances.count],
      ...[drills.classes, drills.attendances.count, courses.classes, courses.learners.count],
    ];
  };
  // N3 to N11
  const printed = [2914, 31_057, 427, 152_328, 23_760, 5, 1000, 142, 13_760];

  test('over the province', async () => {
    expect(await sums(null)).toEqual(printed);
  });

  test('over the eight districts of 2019', async () => {
    expect(await sumOf(districts, sums)).toEqual(printed);
  });

  test('over the communes of 2019 and over those of 2025', async () => {
    expect(await sumOf(await communesOf('2019-08-01'), sums)).toEqual(printed);
    expect(await sumOf(await communesOf('2025-07-01'), sums)).toEqual(printed);
  });
});

describe('the tips and cases of the article are plain sums over tips, for the provincial officer', () => {
  const period = (name: string) => ({ [`${name}From`]: '2014-08-15', [`${name}To`]: '2019-08-12', categories: ['THEFT'] });
  const fromUnits = { sourceUnitKinds: ['AGENCY', 'ENTERPRISE', 'SCHOOL'], values: ['VALUABLE'] };
  const sums = async (areaId: string | null) => {
    const query = `query ($tips: TipFigureFilter, $cases: CaseFigureFilter) {
      tipTotals(filter: $tips) { valuable }
      caseTotals(filter: $cases) { cases arrested }
    }`;
    const filters = { tips: { ...period('received'), ...fromUnits, areaId }, cases: { ...period('clarified'), areaId } };
    const { tipTotals, caseTotals } = await asked(query, filters, provincial);
    return [tipTotals.valuable, caseTotals.cases, caseTotals.arrested];
  };
  // N12 to N14
  const printed = [45, 26, 34];
  const overAllAreas = async () => {
    expect(await sums(null)).toEqual(printed);
    expect(await sumOf(districts, sums)).toEqual(printed);
    expect(await sumOf(await communesOf('2019-08-01'), sums)).toEqual(printed);
    expect(await sumOf(await communesOf('2025-07-01'), sums)).toEqual(printed);
  };

  test('over the province, the eight districts and the communes of 2019, and those of 2025', overAllAreas);

  test('and the same once the retention rules have erased their content', async () => {
    const { tips: before } = await asked(tipsOf2014, {}, sampleSupervisor);
    expect(before.totalCount).toBeGreaterThanOrEqual(45);
    await programme.runJob('tips', 'purge-tips');
    expect((await asked(tipsOf2014, {}, sampleSupervisor)).tips.totalCount).toBeLessThan(10); // those of today
    await overAllAreas();
  });
  const sampleSupervisor: DevelopmentClaims = { roles: ['TIP_SUPERVISOR'], subject: 'sample-supervisor-1' };
  const tipsOf2014 = '{ tips(filter: { areaId: "12@2013-12-27", states: [CLOSED], categories: [THEFT] }) { totalCount } }';
});

describe('the sample shows what the article complains of (domain.md 1.6)', () => {
  const countOf = async (list: string, filter: string) =>
    (await asked(`{ ${list}(filter: ${filter}) { totalCount } }`, {}, provincial))[list].totalCount;
  const readiness = async (areaId: string | null, filter: object = {}) =>
    (
      await asked(
        'query($a: ID, $f: ReadinessFilter) { readiness(areaId: $a, filter: $f) { total { units withNorm requiredFullTime requiredPartTime activeFullTime activePartTime activeService certified equipmentRequired equipmentUsable belowFloor } } }',
        { a: areaId, f: filter },
        provincial,
      )
    ).readiness.total;

  test('(a) uneven movement: communes without any model, and others with several', async () => {
    const models: number[] = [];
    for (const areaId of await communesOf('2026-11-23')) models.push(await countOf('models', `{ areaId: "${areaId}" }`));
    expect(Math.min(...models)).toBe(0);
    expect(Math.max(...models)).toBeGreaterThan(2);
  });

  test('(b) formality: recognised, without a model', async () => {
    const query =
      '{ registrations(filter: { roundYear: 2026, states: [DECIDED] }, first: 200) { nodes { recognition { state } unit { models { state } } } } }';
    const { nodes } = (await asked(query, {}, provincial)).registrations;
    const recognised = nodes.filter(({ recognition }: { recognition: { state: string } | null }) => recognition?.state === 'RECOGNISED');
    const hollow = recognised.filter(({ unit }: { unit: { models: unknown[] } }) => unit.models.length === 0);
    expect([hollow.length > 0, hollow.length < recognised.length]).toEqual([true, true]);
  });

  test('(c) awareness work is not regular: communes hardly reached, units never', async () => {
    const query = 'query($areaId: ID) { sessionTotals(filter: { areaId: $areaId, to: "2019-08-12" }) { sessions } }';
    const counts: number[] = [];
    for (const areaId of await communesOf('2019-08-01')) counts.push((await asked(query, { areaId })).sessionTotals.sessions);
    expect([Math.min(...counts) < 10, Math.max(...counts) > 80]).toEqual([true, true]);
    const { nodes } = (await asked('{ units(first: 200) { nodes { lastSessionOn } } }', {}, provincial)).units;
    expect(nodes.map(({ lastSessionOn }: { lastSessionOn: string | null }) => lastSessionOn)).toContain(null);
  });

  test('(d) too few guards, (e) expired certificates, (f) missing equipment and expired permits, (g) low allowances', async () => {
    const whole = await readiness(null);
    expect(whole.activeFullTime).toBeLessThan(whole.requiredFullTime);
    expect(whole.belowFloor).toBeGreaterThan(0);
    for (const reason of ['TOO_FEW_GUARDS', 'CERTIFICATE_EXPIRED', 'EQUIPMENT_MISSING', 'PERMIT_EXPIRED'])
      expect([reason, (await readiness(null, { reasons: [reason] })).units > 0]).toEqual([reason, true]);
  });

  test('(h) reviews are late, and of low quality', async () => {
    expect(await countOf('reviews', '{ overdue: true }')).toBeGreaterThan(0);
    expect(await countOf('reviews', '{ qualityGrade: POOR }')).toBeGreaterThan(0);
  });

  test('indicators tell of (c) to (g) what the services themselves tell', async () => {
    type Figures = Record<string, { value: number | null; numerator: number | null; denominator: number | null }>;
    const figuresOf = async (code: string): Promise<Figures> => {
      const query =
        'query($code: IndicatorCode!) { indicator(code: $code) { cells { figures { measure figure { value numerator denominator } } } } }';
      const [cell] = (await asked(query, { code }, provincial)).indicator.cells;
      return Object.fromEntries(cell.figures.map(({ measure, figure }: { measure: string; figure: object }) => [measure, figure]));
    };
    const { w5, w6, p1, p2, p3, p4, p5, p6 } = Object.fromEntries(
      await Promise.all(['W5', 'W6', 'P1', 'P2', 'P3', 'P4', 'P5', 'P6'].map(async (code) => [code.toLowerCase(), await figuresOf(code)])),
    ) as Record<string, Figures>;
    expect([w5?.over180?.value, w5?.never?.value, w6?.notReached?.value].every((value) => Number(value) > 0)).toBe(true);
    const own = await readiness(null);
    const inPost = own.activeFullTime + own.activePartTime + own.activeService;
    expect(p1?.coverage).toMatchObject({ numerator: inPost, denominator: own.requiredFullTime + own.requiredPartTime });
    expect(p1?.gap?.value).toBeGreaterThan(0);
    expect(p1?.unitsWithGap?.value).toBe((await readiness(null, { reasons: ['TOO_FEW_GUARDS'] })).units);
    expect(p2?.trained).toMatchObject({ numerator: own.certified, denominator: inPost });
    expect(p2?.trained?.value).toBeLessThan(100);
    expect(p3?.gapShare).toMatchObject({ numerator: own.equipmentRequired - own.equipmentUsable, denominator: own.equipmentRequired });
    expect([p3?.gap?.value, p3?.expiredPermits?.value].every((value) => Number(value) > 0)).toBe(true);
    expect(p4?.underFloor).toMatchObject({ numerator: own.belowFloor });
    expect([p4?.underFloor?.value, p4?.median?.value, p5?.left?.value, p6?.members?.value].every((value) => Number(value) > 0)).toBe(true);
  });

  test('the classes of the article come out exactly as figures of reports', async () => {
    const { publishedFigures } = await asked('{ publishedFigures { id computed { value } difference } }');
    const classes = publishedFigures.filter(({ id }: { id: string }) => ['N8', 'N9', 'N10', 'N11'].includes(id));
    expect(
      classes.map(({ computed, difference }: { computed: { value: number }; difference: number }) => [computed.value, difference]),
    ).toEqual([
      [5, 0],
      [1000, 0],
      [142, 0],
      [13_760, 0],
    ]);
  });

  test('around today every state of a session and of an enrolment occurs, and refreshers fall due', async () => {
    for (const state of ['PLANNED', 'HELD', 'REPORTED', 'VERIFIED', 'SUPERSEDED', 'CANCELLED'])
      expect([state, (await countOf('sessions', `{ states: [${state}] }`)) > 0]).toEqual([state, true]);
    for (const state of ['ENROLLED', 'PASSED', 'FAILED'])
      expect([state, (await countOf('enrolments', `{ states: [${state}] }`)) > 0]).toEqual([state, true]);
    const due = async (days: number) =>
      (await asked(`{ refreshersDue(withinDays: ${days}) { totalCount } }`, {}, provincial)).refreshersDue.totalCount;
    expect([(await due(90)) > (await due(0)), (await due(1200)) > (await due(90))]).toEqual([true, true]);
  });
});

test('one page shows a unit with its registration, dossier, guards, readiness and last sessions', async () => {
  const lists =
    '{ units(filter: { states: [ACTIVE] }, first: 200) { nodes { id guards(first: 1) { totalCount } lastSessionOn registrations { id } } } }';
  const { units: found } = await asked(lists, {}, provincial);
  const full = found.nodes.find(
    ({
      guards,
      lastSessionOn,
      registrations,
    }: {
      guards: { totalCount: number };
      lastSessionOn: string | null;
      registrations: unknown[];
    }) => guards.totalCount > 0 && lastSessionOn && registrations.length > 1,
  );
  const { unit } = await asked(`query ($id: ID!) { unit(id: $id) { ...UnitPage } } ${unitPage}`, { id: full.id }, headOf(full.id));
  expect(unit.registrations[0].dossier.criteria.length).toBeGreaterThan(5);
  expect(unit.guards.nodes[0].fullName).toEqual(expect.any(String));
  expect(unit.readiness.ready).toEqual(expect.any(Boolean));
  expect(unit.lastSessionOn).toEqual(full.lastSessionOn);
  expect(unit.sessions.nodes.map(({ heldOn }: { heldOn: string }) => heldOn)).toContain(full.lastSessionOn);
});

test('who passed a class of guards has the certificate of that class', async () => {
  const classes =
    '{ trainingClasses(filter: { kind: GUARD_SKILLS, states: [VERIFIED] }, first: 1) { nodes { id enrolments { nodes { state guard { id } } } } } }';
  const [{ id, enrolments }] = (await asked(classes, {}, provincial)).trainingClasses.nodes;
  const passed = enrolments.nodes.find(({ state }: { state: string }) => state === 'PASSED');
  const { guard } = await asked(`{ guard(id: "${passed.guard.id}") { certificates { classId kind } } }`, {}, provincial);
  expect(guard.certificates).toContainEqual({ classId: id, kind: 'GUARD_SKILLS' });
});

describe('the indicators of the shortcomings show them (domain.md 1.6 a, b, h)', () => {
  const round = { roundFrom: 2026, roundTo: 2026 };
  /** Values of an indicator by measure. */
  const figuresOf = async (code: string, filter: object = round) => {
    const query =
      'query($code: IndicatorCode!, $filter: IndicatorFilter) { indicator(code: $code, filter: $filter) { cells { figures { measure figure { value numerator denominator } } } } }';
    const [cell] = (await asked(query, { code, filter })).indicator.cells;
    type Measured = { measure: string; figure: { value: number; numerator: number; denominator: number } };
    return Object.fromEntries(cell.figures.map(({ measure, figure }: Measured) => [measure, figure])) as Record<string, Measured['figure']>;
  };

  test('(a) communes differ, and in some nothing happens', async () => {
    const { coverageRange, coverageGini, recognitionRange, inactiveCommunes, communes } = await figuresOf('U9');
    expect([coverageRange, coverageGini, recognitionRange, inactiveCommunes].map((one) => Number(one?.value) > 0)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(inactiveCommunes?.value).toBeLessThan(communes?.value ?? 0);
  });

  test('(b) some recognitions are formal, and not all', async () => {
    const { share, flagged } = await figuresOf('U10');
    expect(flagged?.value).toBeGreaterThan(0);
    expect(share?.numerator).toBeLessThan(share?.denominator ?? 0);
  });

  test('(h) reviews are late or never held, reports are of low quality, tasks and dossiers are late', async () => {
    const { late, overdue, medianDaysLate } = await figuresOf('R1');
    const { share } = await figuresOf('R2');
    expect([late, overdue, medianDaysLate, share].map((one) => Number(one?.value) > 0)).toEqual([true, true, true, true]);
    const { tasksInTime, missingDossiers } = await figuresOf('R3');
    expect([Number(tasksInTime?.value) < 100, Number(missingDossiers?.value) > 0]).toEqual([true, true]);
  });

  test('what was due is on time, late or missing, and nothing else', async () => {
    const query =
      'query($filter: IndicatorFilter) { completeness(filter: $filter) { records due { value } onTime { value } late { value } missing { value } } }';
    const { completeness } = await asked(query, { filter: round });
    for (const { records, due, onTime, late, missing } of completeness) {
      expect([records, due.value > 0]).toEqual([records, true]);
      expect([records, onTime.value + late.value + missing.value]).toEqual([records, due.value]);
    }
  });
});

test('a unit that is dissolved has its consequences in personnel and training', async () => {
  const guards = '{ guards(filter: { states: [ACTIVE] }, first: 1) { nodes { id unit { id version area { id } } } } }';
  const { guards: active } = await asked(guards, {}, provincial);
  const [{ id: guardId, unit }] = active.nodes;
  const act = actIn(programme.subgraph('training'), ['Session']);
  const session = await act(
    'planSession',
    {
      programme: 'MOVEMENT_AND_LAW',
      channel: 'DIRECT',
      topics: ['MOVEMENT'],
      organisers: [{ kind: 'POLICE' }],
      areaId: unit.area.id,
      plannedOn: '2026-12-01',
      lines: [{ unitId: unit.id, audience: 'OFFICIALS' }],
    },
    provincial,
  );
  const dissolve = 'mutation($input: DissolveUnitInput!) { dissolveUnit(input: $input) { unit { state } } }';
  await asked(dissolve, { input: { unitId: unit.id, expectedVersion: unit.version, reason: 'Giải thể' } }, provincial);
  const states = `{ guard(id: "${guardId}") { state endOn } session(id: "${session.id}") { state } unit(id: "${unit.id}") { readiness { activeFullTime } } }`;
  await eventually(async () => {
    const after = await asked(states, {}, provincial);
    expect(after.guard).toEqual({ state: 'ENDED', endOn: '2026-11-23' });
    expect(after.session.state).toBe('CANCELLED');
  });
});

test('loading again changes nothing', async () => {
  expect(await programme.load()).toEqual([]);
});

test('with units away, the others still answer through the gateway', async () => {
  await programme.stopService('units');
  const query = '{ publishedFigures { id computed { value } } sessionTotals { sessions } areas(first: 1) { totalCount } }';
  const { data, errors } = await programme.ask(query);
  expect(data.publishedFigures[0]).toEqual({ id: 'N1', computed: { value: 1217 } });
  expect(data.sessionTotals.sessions).toBeGreaterThan(3000);
  expect(data.areas).toBeNull();
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE', service: 'units' });
});
