import type { Scope } from '@binhan/common/permissions';
import type { Viewer } from '@binhan/common/viewer';
import type { EntityManager } from 'typeorm';

/** Who asks for a list, and where it is read. */
export type Asking = { read: EntityManager; viewer: Viewer; scope: Scope };
