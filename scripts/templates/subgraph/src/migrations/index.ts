import { __Types____stamp__ } from './__stamp__-__kebabs__.ts';

/** In order. A migration that has landed is never edited. */
export const migrations = [__Types____stamp__];
