import { readFileSync } from 'node:fs';
import type { Day } from '@binhan/common/clock';
import { isWithin } from '@binhan/common/validity';
import { fold, sortKey } from '@binhan/common/vietnamese-text';
import type { Area, AreaCover, AreaSuccession, Level } from './entities/area.ts';
import type { Authority, AuthorityKind } from './entities/authority.ts';
import type { LegalDocument } from './entities/legal-document.ts';
import type { RuleSet } from './entities/rule-set.ts';
import type { Criterion } from './rule-set-content.ts';

type AreaData = { code: string; name: string; type: string; level: Level; parent: string | null; validFrom: Day; validTo: Day | null };
type SuccessionData = { from: string; fromValidFrom: Day; to: string; toValidFrom: Day; kind: AreaSuccession['kind']; on: Day };
type RuleSetData = {
  id: string;
  document: string;
  from: Day;
  to: Day | null;
  round: { from: string; to: string };
  deadlines: { register: string; selfAssess: string; decideTarget: string };
  eligible: { unitKinds: ('AGENCY' | 'ENTERPRISE' | 'SCHOOL')[]; excluded: string[] };
  recogniser: { bodies: AuthorityKind[]; levels: Level[] } & Record<`levelsFrom${string}`, Level[]>;
  grades: string[];
  dossier: string[];
  criteria: Criterion[];
};

export type ReferenceData = {
  areas: Area[];
  successions: AreaSuccession[];
  covers: AreaCover[];
  authorities: Authority[];
  documents: LegalDocument[];
  ruleSets: RuleSet[];
};

/** `03388@2025-07-01`: the only name of an area that stays true. */
export function areaId(code: string, validFrom: Day): string {
  return `${code}@${validFrom}`;
}

/** What the service ships as checked files: the area tree of Lai Châu, documents, rule sets, and the authorities that follow from the tree. */
export function readReferenceData(): ReferenceData {
  const tree = readJson<{ areas: AreaData[]; successions: SuccessionData[] }>('areas.json');
  const areas = tree.areas.map((one) => toArea(one, tree.areas));
  const successions = tree.successions.map(({ from, fromValidFrom, to, toValidFrom, kind, on }) => ({
    fromId: areaId(from, fromValidFrom),
    toId: areaId(to, toValidFrom),
    kind,
    takesEffectOn: on,
  }));
  const documents = readJson<{
    documents: (Pick<LegalDocument, 'id' | 'number' | 'issuer' | 'issuedOn' | 'subject'> & Partial<LegalDocument>)[];
  }>('legal-documents.json').documents.map((one) => ({ aliases: [], inForceFrom: null, inForceTo: null, replacesId: null, ...one }));
  const ruleSets = readJson<{ ruleSets: RuleSetData[] }>('rule-sets.json').ruleSets.map((one) => toRuleSet(one, documents));
  return { areas, successions, covers: coversOf(areas, successions), authorities: authoritiesOf(areas), documents, ruleSets };
}

function readJson<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../data/${name}`, import.meta.url), 'utf8')) as T;
}

const basisOfEpoch: Record<Day, string> = { '2020-02-01': 'NQ-866-2020', '2025-07-01': 'NQ-1670-2025' };

function toArea({ parent, ...area }: AreaData, all: readonly AreaData[]): Area {
  const above = all.find(({ code, validFrom, validTo }) => code === parent && isWithin(area.validFrom, validFrom, validTo));
  return {
    ...area,
    id: areaId(area.code, area.validFrom),
    parentId: above ? areaId(above.code, above.validFrom) : null,
    basisId: basisOfEpoch[area.validFrom] ?? null,
    foldedName: fold(area.name),
    sortKey: sortKey(area.name),
  };
}

function toRuleSet({ id, document, from, to, round, recogniser, ...content }: RuleSetData, documents: readonly LegalDocument[]): RuleSet {
  const laterLevels = Object.entries(recogniser).flatMap(([name, value]) =>
    name.startsWith('levelsFrom') ? [{ from: name.slice(10), levels: value as Level[] }] : [],
  );
  return {
    id,
    documentId: documents.find(({ number }) => number === document)?.id ?? document,
    validFrom: from,
    validTo: to,
    content: {
      ...content,
      round: { from: round.from.slice(0, 5), fromYearBefore: round.from.endsWith('of the year before'), to: round.to },
      recogniser: { bodies: recogniser.bodies, levels: [{ from, levels: recogniser.levels }, ...laterLevels] },
    },
  };
}

/**
 * The closure behind every scope and every area filter: an area and what it succeeded, each with all that lay in it. Not
 * what its communes succeeded: a commune that moved between districts in 2020 would be counted in both.
 */
function coversOf(areas: readonly Area[], successions: readonly AreaSuccession[]): AreaCover[] {
  const predecessors = (id: string) => successions.filter(({ toId }) => toId === id).map(({ fromId }) => fromId);
  const children = (id: string) => areas.filter(({ parentId }) => parentId === id).map((area) => area.id);
  return areas.flatMap(({ id }) => [...closure(closure([id], predecessors), children)].map((coveredId) => ({ areaId: id, coveredId })));
}

function closure(start: Iterable<string>, next: (id: string) => string[]): Set<string> {
  const found = new Set(start);
  for (const id of found) for (const one of next(id)) found.add(one);
  return found;
}

const bodies: Record<Level, AuthorityKind[]> = {
  PROVINCE: ['POLICE', 'PEOPLES_COMMITTEE', 'STEERING_COMMITTEE'],
  DISTRICT: ['POLICE', 'PEOPLES_COMMITTEE', 'STEERING_COMMITTEE'],
  COMMUNE: ['POLICE', 'PEOPLES_COMMITTEE'],
};
const bodyNames: Partial<Record<AuthorityKind, string>> = {
  POLICE: 'Công an',
  PEOPLES_COMMITTEE: 'Ủy ban nhân dân',
  STEERING_COMMITTEE: 'Ban Chỉ đạo',
};
/** The police gave up its district level before the government did (domain.md 2.6). */
const endOfDistrictPolice = '2025-03-01';

function authoritiesOf(areas: readonly Area[]): Authority[] {
  return areas.flatMap((area) =>
    bodies[area.level].flatMap((kind) => (kind === 'POLICE' ? policeOf(area, areas) : [authority(kind, area, area.parentId)])),
  );
}

function policeOf(area: Area, areas: readonly Area[]): Authority[] {
  const ended =
    areas.find(({ id }) => id === area.parentId)?.level === 'DISTRICT' &&
    area.validFrom < endOfDistrictPolice &&
    (area.validTo ?? '9999') > endOfDistrictPolice;
  if (area.level === 'DISTRICT') return [authority('POLICE', { ...area, validTo: endOfDistrictPolice }, area.parentId)];
  if (!ended) return [authority('POLICE', area, area.parentId)];
  const province = areas.find(({ level }) => level === 'PROVINCE');
  return [
    authority('POLICE', { ...area, validTo: endOfDistrictPolice }, area.parentId),
    authority('POLICE', { ...area, validFrom: endOfDistrictPolice }, province?.id ?? null),
  ];
}

function authority(kind: AuthorityKind, area: Area, parentAreaId: string | null): Authority {
  const name = `${bodyNames[kind]} ${area.type} ${area.name}`;
  return {
    id: `${kind}:${areaId(area.code, area.validFrom)}`,
    name,
    kind,
    level: area.level,
    areaId: area.id,
    parentId: parentAreaId ? `${kind}:${parentAreaId}` : null,
    validFrom: area.validFrom,
    validTo: area.validTo,
    sortKey: sortKey(name),
  };
}
