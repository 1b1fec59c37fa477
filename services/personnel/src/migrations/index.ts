import { Reference1790000000150 } from '@binhan/reference/migrations/1790000000150-reference';
import { CodesMayRepeat1790000000155 } from '@binhan/reference/migrations/1790000000155-codes-may-repeat';
import { Personnel1790000000200 } from './1790000000200-personnel.ts';
import { PermittedPieces1790000000210 } from './1790000000210-permitted-pieces.ts';

/** In order. A migration that has landed is never edited. */
export const migrations = [Reference1790000000150, CodesMayRepeat1790000000155, Personnel1790000000200, PermittedPieces1790000000210];
