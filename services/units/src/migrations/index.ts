import { Units1790000000100 } from './1790000000100-units.ts';
import { ProgrammeRecords1790000000110 } from './1790000000110-programme-records.ts';

/** In order. A migration that has landed is never edited. */
export const migrations = [Units1790000000100, ProgrammeRecords1790000000110];
