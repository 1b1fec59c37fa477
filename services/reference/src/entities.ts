import { AreaCover, AreaRef } from './entities/area.ts';
import { LegalDocumentRef } from './entities/legal-document.ts';
import { UnitPlace, UnitRef } from './entities/unit.ts';

/** The tables of this library, for a service's list of entities. */
export const referenceEntities = [AreaRef, AreaCover, UnitRef, UnitPlace, LegalDocumentRef];
