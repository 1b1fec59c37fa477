import type { Words } from '@binhan/common/errors';
import type { IndicatorCode } from './generated/types.ts';

/** An indicator as data: the query, the catalogue and the documentation read this table. */
export type IndicatorSpec = { code: IndicatorCode; name: Words; definition: Words; unit: 'unit' | 'percent' };

export const indicators: Readonly<Record<IndicatorCode, IndicatorSpec>> = {
  U1: {
    code: 'U1',
    name: { vi: 'Đơn vị đăng ký', en: 'Units registered' },
    definition: {
      vi: 'Đăng ký đã nộp ít nhất một lần, kể cả bị trả lại, không kể đã rút.',
      en: 'Registrations submitted at least once, returned ones too, withdrawn ones not.',
    },
    unit: 'unit',
  },
  U2: {
    code: 'U2',
    name: { vi: 'Đơn vị được công nhận', en: 'Units recognised' },
    definition: { vi: 'Quyết định công nhận chưa bị thu hồi.', en: 'Recognitions granted and not revoked.' },
    unit: 'unit',
  },
  U3: {
    code: 'U3',
    name: { vi: 'Tỷ lệ công nhận', en: 'Recognition rate' },
    definition: {
      vi: 'U2 / U1 trong cùng các đợt và cùng phạm vi; không phải tỷ lệ trên toàn bộ đơn vị.',
      en: 'U2 / U1 for the same rounds and the same units; not a share of all units.',
    },
    unit: 'percent',
  },
};
