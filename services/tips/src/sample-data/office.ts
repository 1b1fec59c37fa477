import type { Step } from '@binhan/common/sample-data';
import type { Tx } from '@binhan/common/transaction';
import type { Role } from '@binhan/common/viewer';
import { AreaRef } from '@binhan/reference/entities/area';
import { In } from 'typeorm';
import { Recipient, type RecipientRole } from '../entities/recipient.ts';
import { Tip } from '../entities/tip.ts';
import { makeRecipient } from '../operations/make-recipient.ts';
import { type Receipt, receiptFor } from '../receipt.ts';
import type { Keys } from '../server-key.ts';
import { openKeys, sealUnlock, unlockMinutes } from '../unlock.ts';

type Officer = { subject: string; role: RecipientRole; areaCode: string; since: string; trainedForMinors?: boolean };

const since = '2014-01-01';
const province = '12';
const tanPhong = '03408';

/** Invented officers: two of each role for the province, and some of one ward. They exist in the sample alone. */
const officers = {
  intake1: { subject: 'sample-intake-1', role: 'INTAKE', areaCode: province, since },
  intake2: { subject: 'sample-intake-2', role: 'INTAKE', areaCode: province, since, trainedForMinors: true },
  assessor1: { subject: 'sample-assessor-1', role: 'ASSESSOR', areaCode: province, since },
  assessor2: { subject: 'sample-assessor-2', role: 'ASSESSOR', areaCode: province, since },
  supervisor1: { subject: 'sample-supervisor-1', role: 'SUPERVISOR', areaCode: province, since },
  supervisor2: { subject: 'sample-supervisor-2', role: 'SUPERVISOR', areaCode: province, since },
  wardIntake: { subject: 'sample-ward-intake', role: 'INTAKE', areaCode: tanPhong, since: '2025-07-01' },
  wardSupervisor: { subject: 'sample-ward-supervisor', role: 'SUPERVISOR', areaCode: tanPhong, since: '2025-07-01' },
} as const satisfies Record<string, Officer>;
type OfficerName = keyof typeof officers;

/** Of all of them; README.md tells it, so that a developer can unlock and read. */
const passphrase = 'binh an minh hoa';

const roleOf: Readonly<Record<RecipientRole, Role>> = { INTAKE: 'TIP_INTAKE', ASSESSOR: 'TIP_ASSESSOR', SUPERVISOR: 'TIP_SUPERVISOR' };

export function appointOfficers(keys: Keys): Step {
  return {
    key: 'officers',
    day: since,
    async run(tx) {
      const areas = await tx.manager.findBy(AreaRef, { code: In([province, tanPhong]) });
      const appoint = ({ subject, role, areaCode, since: validFrom, ...more }: Officer) => {
        const area = areas.find((one) => one.code === areaCode && one.validFrom <= validFrom && (one.validTo ?? '9') > validFrom);
        return makeRecipient(tx, keys, { ref: subject, role, subject, areaIds: [(area as AreaRef).id], ...more, passphrase, validFrom });
      };
      // Side by side: each passphrase keeps one core busy for a quarter of a second.
      await Promise.all(Object.values<Officer>(officers).map(appoint));
    },
  };
}

/** What the acts of the sample need besides a transaction. */
export type Office = {
  keys: Keys;
  /** The transaction as an officer's own: permission and the rule of the second person are asked as of anybody. */
  as(tx: Tx, name: OfficerName): Tx;
  /** What `unlockTips` would answer the officer. */
  unlock(tx: Tx, name: OfficerName): Promise<string>;
  /** The receipt of a tip of the sample. */
  receipt(key: string): Receipt;
  /** The tip with this key, as it is now. */
  tip(tx: Tx, key: string): Promise<Tip>;
};

export function officeIn(keys: Keys): Office {
  // A passphrase takes a quarter of a second to try; the transaction of an officer asks for the scope once.
  const opened = new Map<OfficerName, ReturnType<typeof openKeys>>();
  const own = new WeakMap<Tx, Map<OfficerName, Tx>>();
  // submitTip takes no key with a slash, so nobody can ask for the receipt of a sample tip.
  const receipt = (key: string) => receiptFor(keys.receipt, `sample/${key}`, 0);
  return {
    keys,
    receipt,
    as(tx, name) {
      const known = own.get(tx) ?? new Map<OfficerName, Tx>();
      own.set(tx, known);
      const { subject, role } = officers[name];
      const mine = known.get(name) ?? { ...tx, viewer: { subject, roles: [roleOf[role]], areas: [], units: [], authorities: [] } };
      known.set(name, mine);
      return mine;
    },
    async unlock(tx, name) {
      const { subject } = officers[name];
      const pairs = opened.get(name) ?? openKeys(await tx.manager.findBy(Recipient, { subject }), passphrase);
      opened.set(name, pairs);
      return sealUnlock(keys, subject, await pairs, new Date(tx.now.getTime() + unlockMinutes * 60_000));
    },
    async tip(tx, key) {
      const { id } = await tx.manager.findOneByOrFail(Tip, { locator: receipt(key).locator });
      return tx.take(Tip, id);
    },
  };
}
