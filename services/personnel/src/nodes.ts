import { UnitRef } from '@binhan/reference/entities/unit';
import { AllowanceRate } from './entities/allowance-rate.ts';
import { Certificate } from './entities/certificate.ts';
import { EquipmentHolding } from './entities/equipment-holding.ts';
import { Guard } from './entities/guard.ts';
import { StaffingNorm } from './entities/staffing-norm.ts';
import { Team } from './entities/team.ts';

/** The entity types of this service by their GraphQL name; what is kept of `Unit` stands for the fields that are added to it. */
export const nodes = { Guard, Certificate, StaffingNorm, AllowanceRate, Team, EquipmentHolding, Unit: UnitRef };

export type Nodes = { [Type in keyof typeof nodes]: InstanceType<(typeof nodes)[Type]> };
