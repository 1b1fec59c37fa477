import type { Received } from '@binhan/common/received';
import type { Tx } from '@binhan/common/transaction';
import { Certificate, type CertificateKind } from '../entities/certificate.ts';
import { Guard } from '../entities/guard.ts';
import type { EnrolmentData } from '../events/received.ts';
import { certificateLife } from '../states/certificate.ts';
import { certified, newCertificate } from './enter-certificate.ts';

const kinds: readonly CertificateKind[] = ['GUARD_SKILLS', 'FIRE_SAFETY'];

/**
 * The certificate of who passed a class. It has the id of the enrolment, so that it is made once. None is made of a guard
 * who was erased meanwhile, or of a kind that this service does not know yet.
 */
export async function keepCertificate(tx: Tx, { id, data: { certificate, guardId, classId } }: Received<EnrolmentData>): Promise<void> {
  const kind = kinds.find((one) => one === certificate?.kind);
  if (!certificate || !kind || (await tx.manager.existsBy(Certificate, { id }))) return;
  const guard = await tx.manager.findOneBy(Guard, { id: guardId });
  if (!guard) return;
  await certificateLife.begin(tx, 'receive', { ...newCertificate(id, guard, { ...certificate, kind }), classId });
  await certified(tx, guard);
}

/** The class is forgotten; that the guard is certified stays true until the guard is erased here. */
export async function forgetClass({ manager }: Tx, id: string): Promise<void> {
  await manager.update(Certificate, { id }, { classId: null });
}
