import type { Viewer } from '@binhan/common/viewer';
import type { EntityManager } from 'typeorm';

/** Who asks, of which tables, and when. */
export type Asking = { read: EntityManager; viewer: Viewer; now: Date };
