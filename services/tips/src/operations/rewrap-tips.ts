import { audit } from '@binhan/common/audit';
import type { JobDoor } from '@binhan/common/job';
import type { Tx } from '@binhan/common/transaction';
import { AreaCover } from '@binhan/reference/entities/area';
import { In } from 'typeorm';
import { Recipient } from '../entities/recipient.ts';
import { Tip } from '../entities/tip.ts';
import { TipWrap } from '../entities/tip-wrap.ts';
import { openTip } from '../sealed-tip.ts';
import { type KeyPair, unwrapWith } from '../sealing/key-pair.ts';
import type { Keys } from '../server-key.ts';
import { conflictsIn, mayHold, wrapOf } from '../wraps.ts';

/** Who can open, and for whom it is wrapped anew. */
export type Rewrap = { from: string; pair: KeyPair; to: string };

const batchSize = 50;

/**
 * Wraps tips that one holder can open for a recipient that lacks them, where area, category and the absence of a conflict
 * allow it as at submission. Each batch is a transaction of its own and looks for what is missing, so that it may be broken
 * off and begun again.
 */
export async function rewrapTips(door: JobDoor, keys: Keys, rewrap: Rewrap, reason: string): Promise<number> {
  const wrapped = await inBatches((after) => door((tx) => rewrapBatch(tx, keys, rewrap, after)));
  await door((tx) => audit(tx, { action: 'REWRAPPED', subjectType: 'Recipient', subjectId: rewrap.to, reason }));
  return wrapped;
}

/** The same within one transaction, for the few that came meanwhile. */
export function rewrapRest(tx: Tx, keys: Keys, rewrap: Rewrap): Promise<number> {
  return inBatches((after) => rewrapBatch(tx, keys, rewrap, after));
}

async function inBatches(batch: (after: string) => ReturnType<typeof rewrapBatch>): Promise<number> {
  let wrapped = 0;
  for (let after = ''; ; ) {
    const { tips, given } = await batch(after);
    wrapped += given;
    const last = tips.at(-1);
    if (!last) return wrapped;
    after = last.id;
  }
}

async function rewrapBatch(tx: Tx, keys: Keys, { from, pair, to }: Rewrap, after: string) {
  const { manager } = tx;
  const recipient = await manager.findOneByOrFail(Recipient, { id: to });
  const tips = await manager
    .createQueryBuilder(Tip, 't')
    .where('t.id > :after AND t.id IN (SELECT w.tipId FROM tip_wrap w WHERE w.holder = :from)', { after, from })
    .andWhere('t.id NOT IN (SELECT w.tipId FROM tip_wrap w WHERE w.holder = :to)', { to })
    .orderBy('t.id', 'ASC')
    .limit(batchSize)
    .getMany();
  const covers = await manager.findBy(AreaCover, { areaId: In(recipient.areaIds) });
  const areas = new Set(covers.map(({ coveredId }) => coveredId));
  const conflicts = (await conflictsIn(manager, keys.conflicts, [recipient], tx.today))(recipient);
  // At a rotation the successor gets what its predecessor has: that was decided when each tip came.
  const takesOver = recipient.replacesId === from;
  let given = 0;
  for (const tip of tips) {
    if (!takesOver && !areas.has(tip.areaId)) continue;
    const keysOf = (await manager.findBy(TipWrap, { tipId: tip.id, holder: from })).map(({ what, box }) => ({
      what,
      key: unwrapWith(pair, Buffer.from(box, 'base64')),
    }));
    const content = keysOf.find(({ what }) => what === 'CONTENT');
    const details = content && openTip(content.key, tip);
    const allowed = details && mayHold(recipient, conflicts, { ...details, category: tip.category });
    if (!takesOver && !allowed) continue;
    const mine = keysOf.filter(({ what }) => what === 'CONTENT' || recipient.role === 'SUPERVISOR');
    await manager.insert(
      TipWrap,
      mine.map(({ what, key }) => wrapOf(tip.id, to, recipient.publicKey, key, what)),
    );
    tip.recipientIds = [...tip.recipientIds, to];
    await tx.put(Tip, tip);
    given++;
  }
  return { tips, given };
}
