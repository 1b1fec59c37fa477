import { requirePast } from '@binhan/common/days';
import { enteredCount } from '@binhan/common/entered';
import type { Tx } from '@binhan/common/transaction';
import { requireCommune } from '@binhan/reference/areas';
import { knownUnit } from '@binhan/reference/units';
import type { Team, TeamKind } from '../entities/team.ts';
import { teamLife } from '../states/team.ts';

export type FormTeamInput = {
  kind: TeamKind;
  unitId?: string | null;
  areaId?: string | null;
  memberCount: number;
  formedOn?: string | null;
};
export type RecountTeamInput = { teamId: string; expectedVersion: number; memberCount: number };

/** Enters a team of a unit or of an area, with the number of its members. */
export async function formTeam(tx: Tx, input: FormTeamInput) {
  const formedOn = input.formedOn ?? tx.today;
  const unit = input.unitId ? await knownUnit(tx, input.unitId) : null;
  const area = input.areaId ? await requireCommune(tx, input.areaId, tx.today, 'input.areaId') : null;
  const team: Team = {
    id: tx.newId(),
    version: 1,
    state: 'ACTIVE',
    kind: input.kind,
    unitId: unit?.id ?? null,
    areaId: unit?.areaId ?? area?.id ?? '',
    memberCount: members(input.memberCount),
    formedOn,
    disbandedOn: null,
    stateReason: null,
    synthetic: unit?.synthetic ?? false,
  };
  requirePast(tx, formedOn, 'input.formedOn');
  await teamLife.begin(tx, 'form', team, input);
  return { team: team.id };
}

export async function recountTeam(tx: Tx, input: RecountTeamInput) {
  const team = await teamLife.take(tx, 'recount', input.teamId, input.expectedVersion);
  await teamLife.move(tx, 'recount', team, input, { memberCount: members(input.memberCount) });
  return { team: team.id };
}

const members = (given: number) => enteredCount(given, 'input.memberCount', 10_000, 1);
