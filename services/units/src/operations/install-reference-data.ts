import { isDeepStrictEqual } from 'node:util';
import type { JobDoor } from '@binhan/common/job';
import { AggregateVersion } from '@binhan/common/outbox';
import type { Topic } from '@binhan/common/topic';
import type { Tx } from '@binhan/common/transaction';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { Area, AreaCover, AreaSuccession } from '../entities/area.ts';
import { Authority } from '../entities/authority.ts';
import { LegalDocument } from '../entities/legal-document.ts';
import { RuleSet } from '../entities/rule-set.ts';
import { areaState, areaTopic, legalDocumentState, legalDocumentTopic } from '../events/published.ts';
import { type ReferenceData, readReferenceData } from '../reference-data.ts';

/** Brings the shipped reference data into the tables and publishes the areas and documents that are new or changed. Doing it again changes nothing. */
export async function installReferenceData(door: JobDoor): Promise<void> {
  const data = readReferenceData();
  await door(async (tx) => {
    const changed = await install(tx, Area, data.areas);
    await install(tx, AreaSuccession, data.successions);
    await install(tx, AreaCover, data.covers);
    await install(tx, Authority, data.authorities);
    const documents = await install(tx, LegalDocument, data.documents);
    await install(tx, RuleSet, data.ruleSets);
    for (const area of await unpublished(tx, areaTopic, data.areas, changed))
      await tx.record(areaTopic, area.id, 'installed', areaState(area, coversOf(area, data)));
    for (const document of await unpublished(tx, legalDocumentTopic, data.documents, documents))
      await tx.record(legalDocumentTopic, document.id, 'installed', legalDocumentState(document));
  });
}

/** Writes the rows that differ from what is stored and returns them. Reference data is dated, so nothing is ever deleted. */
async function install<Row extends ObjectLiteral>(tx: Tx, entity: EntityTarget<Row>, rows: Row[]): Promise<Row[]> {
  const known = new Map((await tx.manager.find(entity)).map((row) => [keyOf(tx, entity, row), { ...row }]));
  const changed = rows.filter((row) => !isDeepStrictEqual(known.get(keyOf(tx, entity, row)), { ...row }));
  // 100 rows a statement: more would pass SQLite's limit of bound values
  await tx.manager.save(entity, changed, { chunk: 100, reload: false });
  return changed;
}

function keyOf<Row extends ObjectLiteral>({ manager }: Tx, entity: EntityTarget<Row>, row: Row): string {
  return JSON.stringify(Object.values(manager.connection.getMetadata(entity).getEntityIdMap(row) ?? {}).sort());
}

/** Rows that changed, and those of a kind that had no topic yet when they were installed. */
async function unpublished<Row extends { id: string }>({ manager }: Tx, topic: Topic, rows: Row[], changed: Row[]): Promise<Row[]> {
  const known = new Set((await manager.findBy(AggregateVersion, { topic: topic.name })).map(({ aggregateId }) => aggregateId));
  return rows.filter((row) => changed.includes(row) || !known.has(row.id));
}

function coversOf({ id }: Area, { covers }: ReferenceData): string[] {
  return covers.filter(({ areaId }) => areaId === id).map(({ coveredId }) => coveredId);
}
