import { readSettings, subgraphSettings } from '@binhan/common/config';
import { inTransaction } from '@binhan/common/transaction';
import { systemViewer } from '@binhan/common/viewer';
import { makeRecipient } from '@binhan/tips/operations/make-recipient';
import { readKeys } from '@binhan/tips/server-key';
import type { House } from './house.ts';
import type { Actor } from './mutate.ts';

/** Who takes tips further. */
export type Office = Record<'intake' | 'assessor' | 'supervisor', Actor>;

const province = '12@2013-12-27';

/** Puts a recipient of each role in office for the whole province. */
export async function openTipOffice({ databases, env, sign }: House): Promise<Office> {
  const keys = await readKeys(readSettings(subgraphSettings, env.tips));
  const now = new Date();
  const appoint = async (role: 'INTAKE' | 'ASSESSOR' | 'SUPERVISOR'): Promise<Actor> => {
    const subject = `chaos-${role.toLowerCase()}`;
    const post = { ref: role, role, subject, areaIds: [province], passphrase: 'a passphrase that nobody types' };
    await inTransaction(databases.tips, { viewer: systemViewer('chaos'), now }, (tx) => makeRecipient(tx, keys, post));
    return { subject, token: await sign({ roles: [`TIP_${role}`], subject }) };
  };
  return { intake: await appoint('INTAKE'), assessor: await appoint('ASSESSOR'), supervisor: await appoint('SUPERVISOR') };
}
