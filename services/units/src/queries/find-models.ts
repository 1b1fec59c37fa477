import type { Connection, PageArgs } from '@binhan/common/connection';
import type { Model, ModelKind } from '../entities/model.ts';
import { modelLife } from '../states/model.ts';
import { type Asking, pageOf, type RecordFilter, seenRecords } from './unit-records.ts';

export type ModelFilter = RecordFilter & { kinds?: ModelKind[] | null };

export function findModels(asking: Asking, filter: ModelFilter, page: PageArgs): Promise<Connection<Model>> {
  const query = seenRecords(asking, modelLife, 'r.areaId', filter);
  if (filter.kinds) query.andWhere('r.kind IN (:...kinds)', { kinds: filter.kinds });
  return pageOf(query, page);
}
