import { Reference1790000000150 } from '@binhan/reference/migrations/1790000000150-reference';
import { Personnel1790000000200 } from './1790000000200-personnel.ts';

/** In order. A migration that has landed is never edited. */
export const migrations = [Reference1790000000150, Personnel1790000000200];
