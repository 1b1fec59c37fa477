import { Area } from './entities/area.ts';
import { Authority } from './entities/authority.ts';
import { LegalDocument } from './entities/legal-document.ts';
import { Recognition } from './entities/recognition.ts';
import { Registration } from './entities/registration.ts';
import { RuleSet } from './entities/rule-set.ts';
import { Unit } from './entities/unit.ts';

/** The entity types that this service owns, by their GraphQL name. */
export const nodes = { Area, Authority, LegalDocument, RuleSet, Unit, Registration, Recognition };

export type Nodes = { [Type in keyof typeof nodes]: InstanceType<(typeof nodes)[Type]> };
