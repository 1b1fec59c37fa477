import type { Tx } from '@binhan/common/transaction';
import { In } from 'typeorm';
import { Registration } from '../entities/registration.ts';
import { Unit } from '../entities/unit.ts';
import type { Path } from './plan.ts';

/** Registrations of a chunk of units. */
export type Entry = { code: string; path: Path; late: boolean; returnedOnce: boolean };

export async function unitsByCode(tx: Tx, codes: readonly string[]): Promise<Map<string, Unit>> {
  const units = await tx.manager.findBy(Unit, { code: In([...codes]) });
  return new Map(units.map((unit) => [unit.code, unit]));
}

/** The live registrations of these units in a round, with the entry of each. */
export async function registrationsOf<E extends Entry>(
  tx: Tx,
  entries: readonly E[],
  roundYear: number,
): Promise<{ entry: E; unit: Unit; registration: Registration }[]> {
  const units = await unitsByCode(
    tx,
    entries.map(({ code }) => code),
  );
  const keys = [...units.values()].map(({ id }) => `${id}:${roundYear}`);
  const registrations = new Map((await tx.manager.findBy(Registration, { liveKey: In(keys) })).map((one) => [one.unitId, one]));
  return entries.flatMap((entry) => {
    const unit = units.get(entry.code);
    const registration = unit && registrations.get(unit.id);
    return unit && registration ? [{ entry, unit, registration }] : [];
  });
}
