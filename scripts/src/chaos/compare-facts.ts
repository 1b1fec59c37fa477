import { systemClock } from '@binhan/common/clock';
import { readSettings, subgraphSettings } from '@binhan/common/config';
import { AggregateVersion } from '@binhan/common/outbox';
import { rebuild } from '@binhan/common/rebuild';
import { isCompacted } from '@binhan/common/topic-plan';
import { readModel } from '@binhan/reports/entities';
import { type Fact, stillKnown } from '@binhan/reports/entities/fact';
import { RegistrationFact } from '@binhan/reports/entities/registration-fact';
import { SessionFact } from '@binhan/reports/entities/session-fact';
import { facts } from '@binhan/reports/facts';
import type { AnyFactSpec } from '@binhan/reports/facts/fact-spec';
import { service as reports } from '@binhan/reports/service';
import { Session } from '@binhan/training/entities/session';
import { Registration } from '@binhan/units/entities/registration';
import { Unit } from '@binhan/units/entities/unit';
import { differences } from './compare-rows.ts';
import { type House, silentLogger } from './house.ts';

/** What `reports` keeps of every topic against what the owners have published, what they say today, and the topics themselves. */
export async function compareFacts(house: House): Promise<Record<string, string[]>> {
  const { units, training } = house.databases;
  const kept = house.databases.reports.read.manager;
  const published = (await Promise.all(Object.values(house.databases).map(({ read }) => read.manager.find(AggregateVersion)))).flat();
  const problems: string[] = [];
  for (const spec of facts) {
    const versions = published
      .filter(({ topic }) => topic === spec.topic)
      .map(({ aggregateId, version }) => [aggregateId, version] as const);
    const select = { id: true, version: true, knownFrom: true, knownTo: true };
    const rows = (await kept.find(spec.entity, { select, order: { id: 'ASC', version: 'ASC' } })) as Fact[];
    problems.push(...brokenChains(spec, new Map(versions), rows));
  }
  const allUnits = new Map((await units.read.manager.find(Unit)).map((unit) => [unit.id, unit]));
  const registrations = (await units.read.manager.find(Registration)).filter(({ state }) => state !== 'DRAFT');
  const newest = { where: { knownTo: stillKnown } };
  return {
    'every fact has all versions that were published, without a gap in time': problems,
    'registration_fact equals the registrations that left DRAFT': differences(
      registrations.map((one) => registrationFact(one, allUnits.get(one.unitId) as Unit)),
      (await kept.find(RegistrationFact, newest)).map(withoutVersion),
    ),
    'session_fact equals the sessions': differences(
      (await training.read.manager.find(Session)).map(sessionFact),
      (await kept.find(SessionFact, newest)).map(({ attendance: _sum, ...fact }) => withoutVersion(fact)),
    ),
    'reading all topics again gives the same rows': await rebuiltDifferences(house),
  };
}

function brokenChains({ topic }: AnyFactSpec, versions: ReadonlyMap<string, number>, rows: readonly Fact[]): string[] {
  const chains = new Map<string, Fact[]>();
  for (const row of rows) chains.set(row.id, [...(chains.get(row.id) ?? []), row]);
  const strangers = [...chains.keys()].filter((id) => !versions.has(id)).map((id) => `${topic} ${id} was never published`);
  const broken = [...versions].flatMap(([id, version]) => {
    const chain = chains.get(id) ?? [];
    const known = chain.map((row) => row.version).join(' ');
    if (known !== (isCompacted(topic) ? String(version) : upTo(version)))
      return [`${topic} ${id}: versions ${known || 'none'} of ${version}`];
    const whole = chain.every(({ knownTo }, i) => knownTo === (chain[i + 1]?.knownFrom ?? stillKnown));
    return whole ? [] : [`${topic} ${id}: a gap in time`];
  });
  return [...strangers, ...broken];
}

const upTo = (version: number) => Array.from({ length: version }, (_, i) => i + 1).join(' ');

function withoutVersion<Row extends Fact>({ version: _version, knownFrom: _from, knownTo: _to, ...fact }: Row) {
  return fact;
}

function registrationFact(registration: Registration, { kind: unitKind, subKind, managementLevel, isKeyEconomic, size }: Unit) {
  const { id, unitId, areaId, roundYear, state, synthetic, ruleSetId, submittedOn, late, selfAssessedOn, appraisedOn } = registration;
  const unit = { unitId, unitKind, subKind, managementLevel, isKeyEconomic, isLarge: size === 'LARGE', areaId };
  return { id, synthetic, ...unit, state, roundYear, ruleSetId, submittedOn, late, selfAssessedOn, appraisedOn };
}

function sessionFact({ id, synthetic, state, programme, channel, topics, areaId, ...days }: Session) {
  const { heldOn, plannedOn, reportedOn, verifiedOn, countMethod } = days;
  const about = { state, programme, channel, topics: `|${topics.join('|')}|`, areaId };
  return { id, synthetic, ...about, heldOn, plannedOn, reportedOn, verifiedOn, countMethod };
}

async function rebuiltDifferences({ env }: House): Promise<string[]> {
  const { tables } = await rebuild({
    service: { ...reports, handlers: reports.handlers ?? {} },
    tables: readModel,
    settings: readSettings(subgraphSettings, env.reports),
    logger: silentLogger,
    clock: systemClock,
  });
  return tables.flatMap(({ table, ...found }) =>
    (['missing', 'extra', 'different'] as const).flatMap((kind) => found[kind].keys.map((key) => `${table} ${key}: ${kind}`)),
  );
}
