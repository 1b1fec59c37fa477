import { chunksOf } from '@binhan/common/chunks';
import type { DevelopmentClaims } from '@binhan/common/development-issuer';
import { actIn } from '@binhan/common/testing';
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
  test('N1 and N2 come out exactly, and no number of the article differs', async () => {
    const { publishedFigures } = await asked('{ publishedFigures { id value computed { value } difference } }');
    expect(publishedFigures.slice(0, 2)).toEqual([
      { id: 'N1', value: 1217, computed: { value: 1217 }, difference: 0 },
      { id: 'N2', value: 1150, computed: { value: 1150 }, difference: 0 },
    ]);
    type Published = { value: number | null; difference: number | null };
    expect(publishedFigures.filter(({ value, difference }: Published) => value !== null && difference !== 0)).toEqual([]);
  });

  test('by units and by records they are the same, and the districts of 2019 and the communes of 2025 sum up to them', async () => {
    const query = 'query($f: IndicatorFilter) { indicator(code: U1, filter: $f) { cells { figures { measure figure { value } } } } }';
    const values = async (areaId: string | null) => {
      const { indicator } = await asked(query, { f: { roundFrom: 2014, roundTo: 2018, areaId } });
      const [distinctUnits, records] = indicator.cells[0].figures;
      expect([distinctUnits.measure, records.measure]).toEqual(['distinctUnits', 'records']);
      return [distinctUnits.figure.value, records.figure.value];
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
    const { law, traffic, fire, drills, courses } = await asked(
      query,
      {
        law: of('MOVEMENT_AND_LAW'),
        traffic: of('TRAFFIC_AT_UNITS'),
        fire: of('FIRE_TALKS'),
        drills: of('FIRE_DRILLS'),
        courses: of('FIRE_TRAINING'),
      },
      provincial,
    );
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

  const readByEveryone = async () => {
    const { publishedFigures } = await asked('{ publishedFigures { id difference } }');
    return publishedFigures.filter(({ id }: { id: string }) => ['N12', 'N13', 'N14'].includes(id));
  };
  const noDifference = ['N12', 'N13', 'N14'].map((id) => ({ id, difference: 0 }));

  test('everyone reads them from reports, with difference 0', async () => {
    expect(await readByEveryone()).toEqual(noDifference);
  });

  test('the province sums them up from reports, by district of 2019 and put into the communes of 2025', async () => {
    const query = `query ($filter: IndicatorFilter, $by: [Dimension!], $areaEpoch: LocalDate) {
      tips: indicator(code: T2, measures: ["fromUnits"], filter: $filter, by: $by, areaEpoch: $areaEpoch) { ...figures }
      cases: indicator(code: T3, measures: ["cases", "arrested"], filter: $filter, by: $by, areaEpoch: $areaEpoch) { ...figures }
    }
    fragment figures on IndicatorResult { cells { group { value } figures { figure { value } } } }`;
    const filter = { from: '2014-08-15', to: '2019-08-12', categories: ['THEFT'] };
    type Answer = { cells: { group: { value: string | null }[]; figures: { figure: { value: number } }[] }[] };
    const placed = ({ cells }: Answer) => cells.filter(({ group }) => group[0]?.value !== null);
    const total = (answer: Answer, i: number) => placed(answer).reduce((sum, { figures }) => sum + (figures[i]?.figure.value ?? 0), 0);
    for (const [areas, tree] of [
      [8, { by: ['DISTRICT'] }],
      [38, { by: ['COMMUNE'], areaEpoch: '2025-07-01' }],
    ] as const) {
      const { tips, cases } = await asked(query, { filter, ...tree }, provincial);
      expect([total(tips, 0), total(cases, 0), total(cases, 1)]).toEqual(printed);
      expect(Math.max(placed(tips).length, placed(cases).length)).toBeLessThanOrEqual(areas);
    }
  });

  test('and the same once the retention rules have erased their content', async () => {
    const { tips: before } = await asked(tipsOf2014, {}, sampleSupervisor);
    expect(before.totalCount).toBeGreaterThanOrEqual(45);
    await programme.runJob('tips', 'purge-tips');
    expect((await asked(tipsOf2014, {}, sampleSupervisor)).tips.totalCount).toBeLessThan(10); // those of today
    await overAllAreas();
  });

  test('in reports too, which knows nothing more of them than their quarter', async () => {
    const query = '{ indicator(code: T1, by: [MONTH]) { cells { group { value } figures { figure { value } } } } }';
    await programme.settled();
    const { cells } = (await asked(query, {}, provincial)).indicator;
    const withoutMonth = cells.find(({ group }: { group: { value: string | null }[] }) => group[0]?.value === null);
    expect(withoutMonth?.figures[0].figure.value).toBeGreaterThanOrEqual(45);
    expect(await readByEveryone()).toEqual(noDifference);
  });

  test('the grid that everyone reads begins after the years of the article', async () => {
    const query = '{ indicator(code: T1, by: [QUARTER]) { cells { group { value } figures { figure { noData } } } } }';
    const { cells } = (await asked(query)).indicator;
    expect(cells[0]).toEqual({ group: [{ value: '2019-Q4' }], figures: [{ figure: { noData: false } }] });
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
  await programme.settled();
  const after = await asked(states, {}, provincial);
  expect(after.guard).toEqual({ state: 'ENDED', endOn: '2026-11-23' });
  expect(after.session.state).toBe('CANCELLED');
});

describe('the article in figures of reports', () => {
  type Figure = { id: string; value: number | null; computed: { value: number | null }; difference: number | null };
  // Tips and cases are told for the province only.
  const inAreas = (figures: Figure[]) => figures.filter(({ id, value }) => value !== null && !['N12', 'N13', 'N14'].includes(id));
  const sumsOver = async (areaIds: string[]) => {
    const sums: Record<string, number> = {};
    for (const some of chunksOf(areaIds, 8)) {
      const fields = some.map((areaId, i) => `a${i}: publishedFigures(areaId: "${areaId}") { id value computed { value } }`);
      for (const figures of Object.values<Figure[]>(await asked(`{ ${fields.join(' ')} }`, {}, provincial)))
        for (const { id, computed } of inAreas(figures)) sums[id] = (sums[id] ?? 0) + (computed.value ?? 0);
    }
    return sums;
  };

  test('the districts of 2019 and the communes of 2025 sum up to what is printed', async () => {
    const { publishedFigures } = await asked('{ publishedFigures { id value computed { value } difference } }');
    const printed = Object.fromEntries(inAreas(publishedFigures).map(({ id, value }) => [id, value]));
    expect(Object.keys(printed).length).toBeGreaterThan(6);
    expect(await sumsOver(districts)).toEqual(printed);
    expect(await sumsOver(await communesOf('2025-07-01'))).toEqual(printed);
  });

  test('a series by rounds and one by months sum up to them, and its communes of 2025 are those of 2019', async () => {
    const query = `query($code: IndicatorCode!, $filter: IndicatorFilter, $by: Period!, $from: LocalDate!, $to: LocalDate!, $breakdown: Dimension, $areaEpoch: LocalDate) {
      series(code: $code, filter: $filter, by: $by, from: $from, to: $to, breakdown: $breakdown, areaEpoch: $areaEpoch) { lines { points { period figure { value } } } } }`;
    type Line = { points: { period: string; figure: { value: number } }[] };
    const lines = async (variables: object): Promise<Line[]> => (await asked(query, variables)).series.lines;
    const sum = (some: Line[]) => some.flatMap(({ points }) => points).reduce((total, { figure }) => total + figure.value, 0);
    const rounds = await lines({ code: 'U1', by: 'ROUND', from: '2014-01-01', to: '2019-01-01' });
    expect(rounds[0]?.points.map(({ period }) => period)).toEqual(['2014', '2015', '2016', '2017', '2018']);
    expect(sum(rounds)).toBe(1217);
    const traffic = { code: 'W2', filter: { programmes: ['TRAFFIC_AT_UNITS'] }, from: '2014-08-15', to: '2019-08-12' };
    expect(sum(await lines({ ...traffic, by: 'MONTH' }))).toBe(152_328);
    expect(sum(await lines({ ...traffic, by: 'YEAR', breakdown: 'COMMUNE' }))).toBe(152_328);
    const communes = await lines({ ...traffic, by: 'YEAR', breakdown: 'COMMUNE', areaEpoch: '2025-07-01' });
    expect([communes.length <= 38, sum(communes)]).toEqual([true, 152_328]);
  });

  test('a snapshot of the article comes out the same again', async () => {
    const mutation = `mutation { takeSnapshot(input: { title: "Bài báo ngày 12/8/2019", what: PUBLISHED_FIGURES }) { snapshot {
      figures { group value } check { hashAgrees chainAgrees agrees differences { group } recordsCameLate } } } }`;
    const { snapshot } = (await asked(mutation, {}, provincial)).takeSnapshot;
    expect(snapshot.figures[0]).toEqual({ group: ['N1'], value: 1217 });
    expect(snapshot.check).toEqual({ hashAgrees: true, chainAgrees: true, agrees: true, differences: [], recordsCameLate: 0 });
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
