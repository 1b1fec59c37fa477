import type { Received } from '@binhan/common/received';
import type { Tx } from '@binhan/common/transaction';
import { Certificate } from '../entities/certificate.ts';
import { Guard } from '../entities/guard.ts';
import type { EnrolmentData } from '../events/received.ts';
import { certificateLife } from '../states/certificate.ts';
import { certified, newCertificate } from './enter-certificate.ts';

/** The certificate of who passed a class. It has the id of the enrolment, so that it is made once; of a guard who was erased meanwhile none is made. */
export async function keepCertificate(tx: Tx, { id, data }: Received<EnrolmentData>): Promise<void> {
  if (!data.certificate || (await tx.manager.existsBy(Certificate, { id }))) return;
  const guard = await tx.manager.findOneBy(Guard, { id: data.guardId });
  if (!guard) return;
  await certificateLife.begin(tx, 'receive', { ...newCertificate(id, guard, data.certificate), classId: data.classId });
  await certified(tx, guard);
}

/** The class is forgotten; that the guard is certified stays true until the guard is erased here. */
export async function forgetClass({ manager }: Tx, id: string): Promise<void> {
  await manager.update(Certificate, { id }, { classId: null });
}
