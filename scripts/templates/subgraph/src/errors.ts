import type { ErrorTable } from '@binhan/common/errors';
import { referenceErrors } from '@binhan/reference/errors';

/** Refusals of this service; the texts say what to do. */
export const errors = {
  ...referenceErrors,
  BLANK_NAME: { en: 'Give the record a name.', vi: 'Hãy nhập tên.' },
} as const satisfies ErrorTable;
