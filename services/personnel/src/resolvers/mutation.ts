import { mutationsOf } from '@binhan/common/mutations';
import type { MutationResolvers } from '../generated/types.ts';
import { appointGuard } from '../operations/appoint-guard.ts';
import { checkGuard } from '../operations/check-guard.ts';
import { correctGuard } from '../operations/correct-guard.ts';
import { endGuard } from '../operations/end-guard.ts';
import { enterCertificate, revokeCertificate } from '../operations/enter-certificate.ts';
import {
  issueEquipment,
  loseEquipment,
  permitEquipment,
  recountEquipment,
  renewEquipment,
  requestEquipment,
  retireEquipment,
} from '../operations/equip-unit.ts';
import { formTeam, recountTeam } from '../operations/form-team.ts';
import { nominateGuard } from '../operations/nominate-guard.ts';
import { reassignGuard } from '../operations/reassign-guard.ts';
import { setAllowanceRate } from '../operations/set-allowance-rate.ts';
import { setStaffingNorm } from '../operations/set-staffing-norm.ts';
import { startGuard } from '../operations/start-guard.ts';
import { allowanceRateLife } from '../states/allowance-rate.ts';
import { certificateLife } from '../states/certificate.ts';
import { equipmentHoldingLife } from '../states/equipment-holding.ts';
import { guardLife } from '../states/guard.ts';
import { staffingNormLife } from '../states/staffing-norm.ts';
import { teamLife } from '../states/team.ts';

/** One mutation for each line of the state tables; the operations named here have a rule of their own. */
export const Mutation: MutationResolvers = {
  ...mutationsOf(guardLife, {
    nominate: nominateGuard,
    check: checkGuard,
    correct: correctGuard,
    appoint: appointGuard,
    start: startGuard,
    reassign: reassignGuard,
    end: endGuard,
  }),
  ...mutationsOf(certificateLife, { enter: enterCertificate, revoke: revokeCertificate }),
  ...mutationsOf(staffingNormLife, { set: setStaffingNorm }),
  ...mutationsOf(allowanceRateLife, { set: setAllowanceRate }),
  ...mutationsOf(teamLife, { form: formTeam, recount: recountTeam }),
  ...mutationsOf(equipmentHoldingLife, {
    request: requestEquipment,
    permit: permitEquipment,
    renew: renewEquipment,
    issue: issueEquipment,
    recount: recountEquipment,
    retire: retireEquipment,
    lose: loseEquipment,
  }),
};
