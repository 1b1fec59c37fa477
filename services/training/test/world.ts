import { instantOf } from '@binhan/common/clock';
import type { DevelopmentClaims } from '@binhan/common/development-issuer';
import { type JobDoor, runJob } from '@binhan/common/job';
import { actIn, createTestPlace, type Dated, startTestSubgraph } from '@binhan/common/testing';
import { defineTopic } from '@binhan/common/topic';
import { service as training } from '@binhan/training/service';
import { service as units } from '@binhan/units/service';
import { headOf, officerOf, provincial, tanPhong, unitsIn } from '@binhan/units/testing';

export type World = Awaited<ReturnType<typeof createWorld>>;

const schemas = new URL('../../../schemas/events/', import.meta.url);
const guardTopic = defineTopic('personnel', 'guard', new URL('personnel/guard.v1.json', schemas));

export const organiser: DevelopmentClaims = { roles: ['ORGANISER'], subject: 'organiser' };
export const otherOrganiser: DevelopmentClaims = { roles: ['ORGANISER'], subject: 'other-organiser' };
export const facts = (areaId = tanPhong) => ({
  kind: 'AGENCY',
  subKind: null,
  managementLevel: 'COMMUNE',
  isKeyEconomic: false,
  isLarge: false,
  areaId,
});

/** Running `units` and `training` whose date can be set, and sentences to act in them through GraphQL. */
export async function createWorld(today = '2026-03-02') {
  let now = instantOf(today, 9);
  const clock = () => now;
  const place = await createTestPlace();
  const subgraphs = {
    units: await startTestSubgraph(units, { place, clock }),
    training: await startTestSubgraph(training, { place, clock }),
  };
  const act = actIn(subgraphs.training, ['Session', 'TrainingClass', 'Enrolment', 'Campaign', 'BroadcastColumn']);
  const actInUnits = actIn(subgraphs.units, ['Unit', 'Model']);
  const { ask, settled } = subgraphs.training;
  await settled();
  let published = 0;

  const inUnits = unitsIn(subgraphs.units);
  /** An active unit that training knows. */
  async function activeUnit(details: object = {}): Promise<Dated> {
    const unit = await inUnits.activeUnit(details);
    await settled();
    return unit;
  }

  /** Work of the house in the database of training: events of services that are not started, the sample data. */
  const asHouse = (run: (door: JobDoor) => Promise<void>) =>
    runJob(subgraphs.training.database, clock, { name: `house-${++published}`, run });

  /** What personnel would publish of a guard, until training knows it: the log does not care whose outbox it came from. */
  async function guard(unitId: string, more: { id?: string; change?: string; state?: string; areaId?: string } = {}): Promise<string> {
    const { id = `guard-${++published}`, change = 'started', state = 'ACTIVE', areaId } = more;
    const dates = { startOn: '2025-01-01', endOn: null, certificateFrom: null, certificateTo: null };
    const data = { state, unitId, unit: facts(areaId), kind: 'FULL_TIME', ...dates, synthetic: false };
    await asHouse((door) => door((tx) => tx.record(guardTopic, id, change, data)));
    await settled();
    return id;
  }
  const eraseGuard = (id: string) => asHouse((door) => door((tx) => tx.erase(guardTopic, id)));

  async function model(unitId: string, areaId = tanPhong): Promise<string> {
    const proposal = { unitId, kind: 'OTHER', name: 'Cổng trường an toàn', members: 3 };
    const { id, version } = await actInUnits('proposeModel', proposal, headOf(unitId));
    const launch = { modelId: id, expectedVersion: version, basisIds: ['TT-124-2021'] };
    return (await actInUnits('launchModel', launch, officerOf(areaId))).id;
  }

  const sessionInput = (more: object = {}) => ({
    programme: 'MOVEMENT_AND_LAW',
    channel: 'ORAL',
    topics: ['LAW_POLICY'],
    organisers: [{ kind: 'POLICE' }],
    areaId: tanPhong,
    ...more,
  });
  const report = (unitId: string | null, attendance = 10) => ({
    lines: [{ unitId, audience: 'OFFICIALS', attendance }],
    countMethod: 'HEADCOUNT',
  });

  const onSession = (action: string, { id, version }: Dated, claims: DevelopmentClaims, more: object = {}) =>
    act(`${action}Session`, { sessionId: id, expectedVersion: version, ...more }, claims);
  const onClass = (action: string, { id, version }: Dated, claims: DevelopmentClaims, more: object = {}) =>
    act(`${action}TrainingClass`, { trainingClassId: id, expectedVersion: version, ...more }, claims);

  /** A session of a unit, taken as far as the state. */
  async function session(unitId: string, state = 'VERIFIED', more: object = {}): Promise<Dated> {
    const areaId = (more as { areaId?: string }).areaId ?? tanPhong;
    const input = { ...sessionInput(more), plannedOn: today, lines: [{ unitId, audience: 'OFFICIALS' }] };
    let row = await act('planSession', input, organiser);
    const steps = [
      (planned: Dated) => onSession('hold', planned, organiser),
      (held: Dated) => onSession('report', held, organiser, report(unitId)),
      (reported: Dated) => onSession('verify', reported, officerOf(areaId)),
    ];
    for (const step of steps.slice(0, ['PLANNED', 'HELD', 'REPORTED', 'VERIFIED'].indexOf(state))) row = await step(row);
    return row;
  }

  const recordSession = (unitId: string | null, more: object = {}, claims = organiser) =>
    act('recordSession', { ...sessionInput(), heldOn: today, ...report(unitId), ...more }, claims);

  const classInput = (more: object = {}) => ({
    kind: 'GUARD_SKILLS',
    programme: 'GUARD_TRAINING',
    counts: 'PEOPLE',
    topic: 'CRIME_PREVENTION',
    organisers: [{ kind: 'POLICE' }],
    areaId: tanPhong,
    firstDay: today,
    issuerId: 'POLICE:12@2013-12-27',
    ...more,
  });
  const planClass = (unitId: string, more: object = {}) =>
    act('planTrainingClass', { ...classInput(more), lines: [{ unitId, audience: 'GUARDS' }] }, organiser);

  return {
    ...subgraphs.training,
    subgraphs,
    act,
    actInUnits,
    draftUnit: inUnits.draftUnit,
    activeUnit,
    guard,
    eraseGuard,
    model,
    asHouse,
    clock,
    sessionInput,
    report,
    onSession,
    onClass,
    session,
    recordSession,
    classInput,
    planClass,
    setDay: (day: string) => {
      now = instantOf(day, 9);
    },
    read: async (type: string, id: string, fields: string, claims: DevelopmentClaims | undefined = provincial) =>
      (await ask(`{ ${type}(id: "${id}") { ${fields} } }`, {}, claims)).data[type],
    totals: async (filter: object = {}) =>
      (
        await ask('query($f: SessionFigureFilter) { sessionTotals(filter: $f) { sessions attendances { count countMethods } } }', {
          f: filter,
        })
      ).data.sessionTotals,
    classTotals: async (filter: object = {}, claims?: DevelopmentClaims) =>
      (
        await ask(
          'query($f: ClassFigureFilter) { classTotals(filter: $f) { classes attendances { count } learners { count suppressed } passed { count } } }',
          { f: filter },
          claims,
        )
      ).data.classTotals,
    async stop() {
      await subgraphs.training.stop();
      await subgraphs.units.stop();
      await place.remove();
    },
  };
}
