import { Problem } from '@binhan/common/errors';
import type { Condition } from '@binhan/common/life';
import { dossierOf } from '../dossier.ts';
import { Registration } from '../entities/registration.ts';
import { Unit } from '../entities/unit.ts';
import { exclusionOf, roundOf, roundOn, ruleSetIn, ruleSetsIn } from '../rounds.ts';

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

/** Small enterprises, primary schools and others take no part under some rule sets. */
export const unitIsEligible: Condition<Registration> = {
  name: 'unit is eligible',
  async check({ row, tx }) {
    const excluded = exclusionOf(await tx.take(Unit, row.unitId), (await ruleSetIn(tx, row.ruleSetId)).content);
    if (excluded) throw new Problem('NOT_ELIGIBLE', { ruleSet: row.ruleSetId, reason: excluded }, 'input.unitId');
  },
};

/** One live registration per unit and round (domain.md 3.5). */
export const noneIsLive: Condition<Registration> = {
  name: 'no other is live',
  async check({ row, tx }) {
    const live = await tx.manager.findOneBy(Registration, { liveKey: row.liveKey as string });
    if (live) throw new Problem('ALREADY_REGISTERED', { year: row.roundYear, id: live.id }, 'input.roundYear');
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
