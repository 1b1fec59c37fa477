import { type EntityManager, In } from 'typeorm';
import { Certificate } from '../entities/certificate.ts';

/** The newest certificate of guard training that was not revoked, whether it has expired or not. */
export async function newestCertificate(manager: EntityManager, guardId: string): Promise<Certificate | undefined> {
  const found = await manager.findOne(Certificate, {
    where: { guardId, kind: 'GUARD_SKILLS', state: 'VALID' },
    order: { issuedOn: 'DESC', id: 'DESC' },
  });
  return found ?? undefined;
}

export function certificatesOf(manager: EntityManager, guardIds: string[]): Promise<Certificate[]> {
  return manager.find(Certificate, { where: { guardId: In(guardIds) }, order: { issuedOn: 'DESC', id: 'DESC' } });
}
