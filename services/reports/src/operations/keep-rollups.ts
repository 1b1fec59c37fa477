import type { Tx } from '@binhan/common/transaction';
import type { EntityManager } from 'typeorm';
import type { Fact } from '../entities/fact.ts';
import type { Cell, Rollup } from '../rollups/rollup.ts';
import { rollups } from '../rollups.ts';
import { addToRows, negative } from './add-to-rows.ts';
import { movePlaces, placesOf } from './place-areas.ts';

type Change = { rollup: Rollup; cell: Cell; sign: 1 | -1 };
type Pending = { changes: Change[]; provinces: Set<string> };

// What a transaction will add, until it ends: many events then make one change of a sum, and its lock is held for a moment.
const pendingOf = new WeakMap<EntityManager, Pending>();

/** Adds a version of a fact to the sums, or takes it away. */
export function addToRollups(tx: Tx, topic: string, row: Fact | null, sign: 1 | -1): void {
  if (!row) return;
  for (const rollup of rollupsOf(topic)) {
    const cell = rollup.cell(row);
    if (cell) pendingIn(tx).changes.push({ rollup, cell, sign });
  }
}

export function rollupsOf(topic: string): readonly Rollup[] {
  return rollups.filter((rollup) => rollup.topic === topic);
}

/** The areas of a province may have changed: their sums go where they belong. */
export function placeAreasOf(tx: Tx, provinceId: string): void {
  pendingIn(tx).provinces.add(provinceId);
}

function pendingIn({ manager, beforeCommit }: Tx): Pending {
  const known = pendingOf.get(manager);
  if (known) return known;
  const pending: Pending = { changes: [], provinces: new Set() };
  pendingOf.set(manager, pending);
  beforeCommit(() => {
    pendingOf.delete(manager);
    return apply(manager, pending);
  });
  return pending;
}

async function apply(manager: EntityManager, { changes, provinces }: Pending): Promise<void> {
  if (provinces.size) await movePlaces(manager, [...provinces]);
  const places = await placesOf(manager, new Set(changes.map(({ cell }) => String(cell.areaId))));
  for (const rollup of rollups) {
    const own = changes.filter((change) => change.rollup === rollup);
    if (!own.length) continue;
    const signed = own.map(({ cell, sign }) => (sign === 1 ? cell : negative(cell, rollup.amounts)));
    for (const grain of rollup.grains) {
      const cells =
        grain.place === 'PROVINCE' ? signed.map((cell) => ({ ...cell, areaId: places.get(String(cell.areaId)) ?? '' })) : signed;
      await addToRows(manager, grain, rollup.amounts, cells);
    }
  }
}
