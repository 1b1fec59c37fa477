import type { Day } from '@binhan/common/clock';
import { Problem } from '@binhan/common/errors';
import { heldRows } from '@binhan/common/held-rows';
import { validOn } from '@binhan/common/validity';
import { AreaCover } from '@binhan/reference/entities/area';
import { type EntityManager, In } from 'typeorm';
import { Recipient, RecoveryKey } from './entities/recipient.ts';
import type { Tip } from './entities/tip.ts';
import { mailboxHolder, TipWrap } from './entities/tip-wrap.ts';
import { open, seal } from './sealing/aead.ts';
import { type KeyPair, unwrapWith, wrapFor } from './sealing/key-pair.ts';

const placeOfConflicts = (id: string) => ({ table: 'recipient', column: 'sealedConflicts', id });

export function sealConflicts(key: Uint8Array, id: string, unitIds: readonly string[]): Buffer {
  return seal(key, placeOfConflicts(id), Buffer.from(JSON.stringify(unitIds)));
}

/** Units whose tips the recipient does not get. */
export function conflictsOfRecipient(key: Uint8Array, { id, sealedConflicts }: Pick<Recipient, 'id' | 'sealedConflicts'>): string[] {
  return JSON.parse(open(key, placeOfConflicts(id), sealedConflicts).toString()) as string[];
}

/** The same by person: who is in conflict in one post is so in every other. `posts` are all in which the persons are. */
function conflictsByPerson(key: Uint8Array, posts: readonly Recipient[]): (recipient: Recipient) => string[] {
  const units = new Map<string, string[]>();
  for (const post of posts) units.set(post.subject, [...(units.get(post.subject) ?? []), ...conflictsOfRecipient(key, post)]);
  return ({ subject }) => units.get(subject) ?? [];
}

/** The same for who is in these posts, by these and all that are in office on the day. */
export async function conflictsIn(manager: EntityManager, key: Uint8Array, posts: readonly Recipient[], on: Day) {
  return conflictsByPerson(key, [...posts, ...(await recipientsOn(manager, on).getMany())]);
}

/** Recipients in office on a day. */
export function recipientsOn(manager: EntityManager, on: Day) {
  return validOn(manager.createQueryBuilder(Recipient, 'r').where('r.revokedOn IS NULL'), 'r', on);
}

/** What decides who gets a tip, besides its area. */
type Facts = Pick<Tip, 'category'> & { unitId: string | null; underAge: boolean };

/**
 * Whether a recipient may hold a tip: of its category, trained if a child sends it to intake, and the person in no conflict
 * with the unit.
 */
export function mayHold(
  { role, categories, trainedForMinors }: Recipient,
  conflicts: readonly string[],
  { category, unitId, underAge }: Facts,
): boolean {
  if (categories && !categories.includes(category)) return false;
  if (underAge && role === 'INTAKE' && !trainedForMinors) return false;
  return unitId === null || !conflicts.includes(unitId);
}

/** Who gets a tip: in office, for its area, and allowed to hold it. Whoever revokes one of them waits until the tip is committed. */
export async function recipientsFor(
  manager: EntityManager,
  conflictKey: Uint8Array,
  { areaId, on, ...facts }: Pick<Tip, 'areaId'> & Facts & { on: Day },
): Promise<Recipient[]> {
  const covering = new Set((await manager.findBy(AreaCover, { coveredId: areaId })).map((cover) => cover.areaId));
  const inOffice = await heldRows(recipientsOn(manager, on)).getMany();
  const conflictsOf = conflictsByPerson(conflictKey, inOffice);
  const near = inOffice.filter(({ areaIds }) => areaIds.some((id) => covering.has(id)));
  const holders = (given: Facts) => near.filter((recipient) => mayHold(recipient, conflictsOf(recipient), given));
  // A child is heard by somebody untrained rather than by nobody.
  return canAct(holders(facts)) ? holders(facts) : holders({ ...facts, underAge: false });
}

/** A tip that nobody could act on is refused: its sender would wait for an answer in vain. */
export function requireSomebody(recipients: readonly Recipient[]): void {
  if (!canAct(recipients)) throw new Problem('NOBODY_TO_OPEN');
}

function canAct(recipients: readonly Recipient[]): boolean {
  return recipients.some(({ role }) => role !== 'ASSESSOR');
}

/** The wraps of a new tip: for its recipients, its mailbox, and the recovery key where there is one. */
export async function wrapsFor(
  manager: EntityManager,
  tipId: string,
  dataKey: Uint8Array,
  { recipients, mailboxKey, on }: { recipients: readonly Recipient[]; mailboxKey: Uint8Array; on: Day },
): Promise<TipWrap[]> {
  const boxes = [...recipients, ...(await recoveryKeysOn(manager, on))].map(({ id, publicKey }) => wrapOf(tipId, id, publicKey, dataKey));
  const mailbox = {
    tipId,
    holder: mailboxHolder,
    what: 'CONTENT' as const,
    box: seal(mailboxKey, mailboxOf(tipId), dataKey).toString('base64'),
  };
  return [...boxes, mailbox];
}

/** The recovery key of a day; none, where none was made. */
export function recoveryKeysOn(manager: EntityManager, on: Day): Promise<RecoveryKey[]> {
  return validOn(manager.createQueryBuilder(RecoveryKey, 'k'), 'k', on).getMany();
}

const mailboxOf = (id: string) => ({ table: 'tip_wrap', column: 'box', id });

export function wrapOf(tipId: string, holder: string, publicKey: string, dataKey: Uint8Array, what: TipWrap['what'] = 'CONTENT'): TipWrap {
  return { tipId, holder, what, box: wrapFor(Buffer.from(publicKey, 'base64'), dataKey).toString('base64') };
}

/** The data key by the mailbox; nothing once it is erased. */
export async function dataKeyOfMailbox(manager: EntityManager, tipId: string, mailboxKey: Uint8Array): Promise<Buffer | undefined> {
  const wrap = await manager.findOneBy(TipWrap, { tipId, holder: mailboxHolder, what: 'CONTENT' });
  return wrap ? open(mailboxKey, mailboxOf(tipId), Buffer.from(wrap.box, 'base64')) : undefined;
}

/** The data key by one of the key pairs, holder -> pair; nothing where none of them holds a wrap. */
export async function dataKeyOfHolder(
  manager: EntityManager,
  tipId: string,
  pairs: ReadonlyMap<string, KeyPair>,
  what: TipWrap['what'],
): Promise<Buffer | undefined> {
  const [wrap] = pairs.size ? await manager.findBy(TipWrap, { tipId, what, holder: In([...pairs.keys()]) }) : [];
  return wrap && unwrapWith(pairs.get(wrap.holder) as KeyPair, Buffer.from(wrap.box, 'base64'));
}
