import type { RebuiltTable } from '@binhan/common/rebuild-tables';
import { isCompacted } from '@binhan/common/topic-plan';
import { readModel } from './entities.ts';
import { facts } from './facts.ts';

/** Facts of topics that forget older versions, and their lines, each with the table that has a row for every version. */
const versionsOf = new Map(
  facts.flatMap(({ topic, entity, lines }) => (isCompacted(topic) ? [entity, lines?.entity].map((one) => [one, entity] as const) : [])),
);

/** What `binhan reports rebuild` makes again. */
export const rebuiltTables: RebuiltTable[] = readModel.map((entity) => {
  const versions = versionsOf.get(entity);
  return versions ? { entity, versions } : { entity };
});
