import { ClassesByCommune, ClassesByProvince } from './entities/class-rollup.ts';
import { RecognitionsByCommune, RecognitionsByProvince, RegistrationsByCommune, RegistrationsByProvince } from './entities/round-rollup.ts';
import { SessionsByCommune, SessionsByProvince, SessionsByProvinceChannel } from './entities/session-rollup.ts';
import { classRollup } from './rollups/classes.ts';
import type { Rollup } from './rollups/rollup.ts';
import { recognitionRollup, registrationRollup } from './rollups/rounds.ts';
import { sessionRollup } from './rollups/sessions.ts';

/** All sums that are kept ready, in the order in which a transaction writes them. */
export const rollups: readonly Rollup[] = [registrationRollup, recognitionRollup, sessionRollup, classRollup];

export const rollupEntities = [
  ...[RegistrationsByCommune, RegistrationsByProvince, RecognitionsByCommune, RecognitionsByProvince],
  ...[SessionsByCommune, SessionsByProvince, SessionsByProvinceChannel, ClassesByCommune, ClassesByProvince],
];
