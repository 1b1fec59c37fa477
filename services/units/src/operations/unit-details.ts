import { enteredCount, enteredName } from '@binhan/common/entered';
import { Problem } from '@binhan/common/errors';
import type { Tx } from '@binhan/common/transaction';
import { isWithin } from '@binhan/common/validity';
import { fold, sortKey } from '@binhan/common/vietnamese-text';
import { In, Not } from 'typeorm';
import type { Level } from '../entities/area.ts';
import { Area, AreaSuccession } from '../entities/area.ts';
import { Unit, type UnitKind, type UnitSize, type UnitSubKind } from '../entities/unit.ts';

/** What officers enter about a unit. */
export type UnitDetails = {
  code: string;
  name: string;
  aliases?: string[] | null;
  kind: UnitKind;
  subKind?: UnitSubKind | null;
  size?: UnitSize | null;
  managementLevel: Level;
  headcountStaff?: number | null;
  headcountPupils?: number | null;
  isKeyEconomic?: boolean | null;
  fireRisk?: boolean | null;
  publicContact?: string | null;
};

/** The columns that follow from what was entered, checked and cleaned. */
export async function unitColumns(tx: Tx, unitId: string, details: UnitDetails) {
  const code = enteredName(details.code, 'input.code', 40).toUpperCase();
  if (await tx.manager.existsBy(Unit, { code, id: Not(unitId) })) throw new Problem('CODE_TAKEN', { code }, 'input.code');
  const name = enteredName(details.name, 'input.name', 200);
  const aliases = (details.aliases ?? []).map((alias, i) => enteredName(alias, `input.aliases.${i}`, 200));
  return {
    code,
    name,
    aliases,
    foldedName: fold([name, ...aliases].join(' ')).slice(0, 1000),
    sortKey: sortKey(name).slice(0, 450),
    kind: details.kind,
    subKind: details.subKind ?? null,
    size: details.kind === 'ENTERPRISE' ? (details.size ?? null) : null,
    managementLevel: details.managementLevel,
    headcountStaff: countOrNull(details.headcountStaff, 'input.headcountStaff'),
    headcountPupils: countOrNull(details.headcountPupils, 'input.headcountPupils'),
    isKeyEconomic: details.isKeyEconomic ?? false,
    fireRisk: details.fireRisk ?? false,
    publicContact: phoneOrNull(details.publicContact),
  };
}

/** The commune that a unit can lie in on a day; otherwise a problem that names the successors. */
export async function requireCommune(tx: Tx, id: string, on: string, field: string): Promise<Area> {
  const area = await tx.look(Area, id);
  if (!area) throw new Problem('UNKNOWN_AREA', { id }, field);
  if (area.level !== 'COMMUNE') throw new Problem('AREA_LEVEL', { name: `${area.type} ${area.name}`, level: area.level }, field);
  if (isWithin(on, area.validFrom, area.validTo)) return area;
  const successions = await tx.manager.findBy(AreaSuccession, { fromId: id });
  const successors = await tx.manager.findBy(Area, { id: In(successions.map(({ toId }) => toId)) });
  const names = successors.map((one) => `${one.type} ${one.name} (${one.id})`);
  throw new Problem('AREA_NOT_VALID', { name: area.name, from: area.validFrom, to: area.validTo ?? '–', on, successors: names }, field);
}

function countOrNull(count: number | null | undefined, field: string): number | null {
  return count == null ? null : enteredCount(count, field, 1_000_000);
}

// Landlines and mobiles of Vietnam, stored in E.164 (domain.md 6).
function phoneOrNull(phone: string | null | undefined): string | null {
  if (phone == null || phone.trim() === '') return null;
  const digits = phone.replace(/[\s().-]/g, '').replace(/^0/, '+84');
  if (!/^\+84\d{9,10}$/.test(digits)) throw new Problem('BAD_PHONE', {}, 'input.publicContact');
  return digits;
}
