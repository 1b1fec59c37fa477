import { type EntityManager, In, IsNull, Not } from 'typeorm';
import { Model } from '../entities/model.ts';

/** The most models of one lineage that a query answers with, oldest first. */
const mostOfLineage = 200;

/** How many copies of a model were launched, whatever became of them. */
export function countLaunchedCopies(manager: EntityManager, modelId: string): Promise<number> {
  return manager.countBy(Model, { replicatedFromId: modelId, launchedOn: Not(IsNull()) });
}

/** Copies of these models, proposals included. */
export function copiesOf(manager: EntityManager, modelIds: string[]): Promise<Model[]> {
  return manager.find(Model, { where: { replicatedFromId: In(modelIds) }, order: { foundedOn: 'ASC', id: 'ASC' } });
}

/** The first models of each lineage, the root among them. */
export function lineagesOf(manager: EntityManager, rootIds: string[]): Promise<Model[]> {
  const places = 'SELECT n.id AS id, ROW_NUMBER() OVER (PARTITION BY n.rootId ORDER BY n.foundedOn, n.id) AS place FROM model n';
  return manager
    .createQueryBuilder(Model, 'm')
    .where(`m.id IN (SELECT p.id FROM (${places} WHERE n.rootId IN (:...rootIds)) p WHERE p.place <= :most)`, {
      rootIds,
      most: mostOfLineage,
    })
    .orderBy('m.foundedOn')
    .addOrderBy('m.id')
    .getMany();
}
