import { plusDays, requireNotBefore, requirePast } from '@binhan/common/days';
import { enteredText } from '@binhan/common/entered';
import { Problem } from '@binhan/common/errors';
import type { Tx } from '@binhan/common/transaction';
import type { Certificate, CertificateKind } from '../entities/certificate.ts';
import { Guard } from '../entities/guard.ts';
import { certificateLife } from '../states/certificate.ts';
import { guardLife } from '../states/guard.ts';
import { publishReadiness } from './publish-readiness.ts';

export type EnterCertificateInput = {
  guardId: string;
  kind: CertificateKind;
  issuedBy: string;
  issuedOn: string;
  expiresOn?: string | null;
  number?: string | null;
};
export type RevokeCertificateInput = { certificateId: string; expectedVersion: number; reason: string };

/** Enters a certificate that the police gave on paper. */
export async function enterCertificate(tx: Tx, input: EnterCertificateInput) {
  const guard = await guardLife.see(tx, input.guardId);
  const certificate = newCertificate(tx.newId(), guard, input);
  certificate.number = enteredText(input.number, 'input.number', 60) || null;
  await certificateLife.check(tx, 'enter', certificate, input);
  requirePast(tx, input.issuedOn, 'input.issuedOn');
  if (input.expiresOn) requireNotBefore(plusDays(input.issuedOn, 1), input.expiresOn, 'input.expiresOn');
  if (!/^POLICE:/.test(input.issuedBy)) throw new Problem('BAD_INPUT', { reason: 'POLICE:…' }, 'input.issuedBy');
  await certificateLife.begin(tx, 'enter', certificate, input);
  await certified(tx, guard);
  return { certificate: certificate.id };
}

/** Takes a certificate back. It counts until today. */
export async function revokeCertificate(tx: Tx, input: RevokeCertificateInput) {
  const certificate = await certificateLife.take(tx, 'revoke', input.certificateId, input.expectedVersion);
  await certificateLife.move(tx, 'revoke', certificate, input);
  const guard = await tx.manager.findOneBy(Guard, { id: certificate.guardId });
  if (guard) await certified(tx, guard);
  return { certificate: certificate.id };
}

export function newCertificate(
  id: string,
  { id: guardId, unitId, areaId, synthetic }: Guard,
  { kind, issuedBy, issuedOn, expiresOn }: Pick<EnterCertificateInput, 'kind' | 'issuedBy' | 'issuedOn' | 'expiresOn'>,
): Certificate {
  const paper = { kind, issuedBy, issuedOn, expiresOn: expiresOn ?? null, classId: null, number: null };
  return { id, version: 1, state: 'VALID', guardId, unitId, areaId, ...paper, revokedOn: null, stateReason: null, synthetic };
}

/** Tells of the guard's certificates; who has left is told of no more. */
export async function certified(tx: Tx, guard: Guard): Promise<void> {
  if (guard.state === 'APPOINTED' || guard.state === 'ACTIVE') await guardLife.move(tx, 'certify', guard);
  await publishReadiness(tx, [guard.unitId]);
}
