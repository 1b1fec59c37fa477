import { Problem } from '@binhan/common/errors';
import type { Condition } from '@binhan/common/life';
import { dossierOf } from '../dossier.ts';
import type { Registration } from '../entities/registration.ts';
import { Unit } from '../entities/unit.ts';
import { roundOf, roundOn, ruleSetsIn } from '../rounds.ts';
import { unitLife } from './unit.ts';

export const unitIsActive: Condition<Registration> = {
  name: 'unit is active',
  async check({ row, tx }) {
    const unit = await tx.take(Unit, row.unitId);
    if (unit.state !== 'ACTIVE')
      throw new Problem('UNIT_CLOSED', { name: unit.name, state: unitLife.spec.states[unit.state] ?? unit.state }, 'input.unitId');
  },
};

/** Outside the round it is refused; after the due date it is late, and accepted (domain.md 3.4). */
export const insideRound: Condition<Registration> = {
  name: 'inside the round',
  async check({ row, tx }) {
    const ruleSets = await ruleSetsIn(tx);
    const round = roundOf(row.roundYear, ruleSets);
    if (!round) throw new Problem('NO_SUCH_ROUND', { year: row.roundYear }, 'input.roundYear');
    if (round.from <= tx.today && tx.today <= round.to) return;
    const current = roundOn(tx.today, ruleSets)?.year ?? '–';
    throw new Problem(
      'OUTSIDE_ROUND',
      { year: row.roundYear, from: round.from, to: round.to, today: tx.today, current },
      'input.roundYear',
    );
  },
};

export const dossierComplete: Condition<Registration> = {
  name: 'dossier is complete',
  async check({ row, tx }) {
    const { missing } = await dossierOf(tx, row);
    if (!missing.length) return;
    const list = (language: 'vi' | 'en') => missing.map(({ text }) => text[language]).join('; ');
    throw new Problem('DOSSIER_INCOMPLETE', { missing: { vi: list('vi'), en: list('en') } });
  },
};
