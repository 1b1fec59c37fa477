import type { Words } from '@binhan/common/errors';

const words: Readonly<Record<string, Words>> = {
  NO_NORM: { vi: 'chưa có định mức lực lượng bảo vệ', en: 'no staffing norm' },
  TOO_FEW_GUARDS: { vi: 'chưa đủ người làm bảo vệ', en: 'too few guards' },
  NOT_CERTIFIED: { vi: 'có người chưa được cấp giấy chứng nhận nghiệp vụ', en: 'guards without a certificate' },
  CERTIFICATE_EXPIRED: { vi: 'giấy chứng nhận nghiệp vụ hết hạn', en: 'expired certificates' },
  EQUIPMENT_MISSING: { vi: 'thiếu công cụ hỗ trợ', en: 'missing equipment' },
  PERMIT_EXPIRED: { vi: 'giấy phép công cụ hỗ trợ hết hạn', en: 'expired permits' },
};

/** What lowers guard readiness, in words; a code that personnel adds later stands as it is. */
export function readinessReason(code: string): Words {
  return words[code] ?? { vi: code, en: code };
}
