import { enteredReason } from '@binhan/common/entered';
import { labelsOf } from '@binhan/common/labels';
import { type Action, life } from '@binhan/common/life';
import { officers } from '@binhan/common/viewer';
import { scopeOf } from '@binhan/reference/scope';
import { Certificate, type CertificateState } from '../entities/certificate.ts';
import { labels } from '../labels.ts';

const actions: Record<string, Action<Certificate, CertificateState>> = {
  enter: { label: { vi: 'ghi giấy chứng nhận', en: 'enter' }, from: [], to: 'VALID', by: officers, notOwnUnit: true },
  receive: {
    label: { vi: 'nhận từ lớp tập huấn', en: 'receive from a class' },
    from: [],
    to: 'VALID',
    by: [],
    within: 'training.enrolment.v1',
  },
  revoke: {
    label: { vi: 'thu hồi', en: 'revoke' },
    from: ['VALID'],
    to: 'REVOKED',
    by: officers,
    notOwnUnit: true,
    needs: ['reason'],
    set: ({ input, tx }) => ({ stateReason: enteredReason(input), revokedOn: tx.today }),
    audited: true,
  },
};

/** The life of a certificate. It has no topic: each change is told as `certified` of the guard. */
export const certificateLife = life<Certificate, CertificateState>(
  {
    type: 'Certificate',
    erasable: true,
    entity: Certificate,
    states: labelsOf(labels, 'CertificateState'),
    access: {
      seenBy: ['UNIT_HEAD', 'UNIT_CONTACT', ...officers],
      subject: ({ unitId, areaId }) => ({ unitId, areaId }),
    },
    actions,
  },
  scopeOf,
);
