import type { EntityManager, EntityTarget, FindOptionsWhere } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import { affected } from './database.ts';
import { Problem } from './errors.ts';

/** A row with optimistic locking: `version` counts its writes. */
export type Versioned = { id: string; version: number };
type Entity<Row> = EntityTarget<Row> & { name: string };

/** The rows of a transaction. */
export type Rows = {
  /**
   * The row, or null. It is read once: later looks give the same object, as `put` has left it. Rows that are changed by
   * other ways than `put` are not to be looked at before.
   */
  look<Row extends { id: string }>(entity: Entity<Row>, id: string): Promise<Row | null>;
  /** The same, or NOT_FOUND. What a viewer may take is for life.ts to say. */
  take<Row extends { id: string }>(entity: Entity<Row>, id: string): Promise<Row>;
  add<Row extends Versioned>(entity: Entity<Row>, row: Row): Promise<Row>;
  /** Writes the row under the version it was read with and moves the version on; STALE_VERSION when someone was faster. */
  put<Row extends Versioned>(entity: Entity<Row>, row: Row): Promise<Row>;
};

export function rowsIn(manager: EntityManager): Rows {
  const rows = new Map<string, { id: string }>();
  const keep = ({ name }: { name: string }, row: { id: string }) => rows.set(`${name} ${row.id}`, row);
  const self: Rows = {
    async look<Row extends { id: string }>(entity: Entity<Row>, id: string) {
      const kept = rows.get(`${entity.name} ${id}`) as Row | undefined;
      if (kept) return kept;
      const row = await manager.findOneBy(entity, { id } as FindOptionsWhere<Row>);
      if (row) keep(entity, row);
      return row;
    },
    async take(entity, id) {
      const row = await self.look(entity, id);
      if (!row) throw new Problem('NOT_FOUND', { type: entity.name, id });
      return row;
    },
    async add(entity, row) {
      await manager.insert(entity, row as QueryDeepPartialEntity<never>);
      keep(entity, row);
      return row;
    },
    async put(entity, row) {
      const { id, version: known, ...columns } = row;
      const written = await manager.update(
        entity,
        { id, version: known } as FindOptionsWhere<never>,
        { ...columns, version: known + 1 } as never,
      );
      if (!affected(written)) throw new Problem('STALE_VERSION', { expected: known, actual: `> ${known}` }, 'input.expectedVersion');
      row.version = known + 1;
      keep(entity, row);
      return row;
    },
  };
  return self;
}
