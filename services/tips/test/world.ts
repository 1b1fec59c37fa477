import { randomBytes } from 'node:crypto';
import { instantOf } from '@binhan/common/clock';
import type { DevelopmentClaims } from '@binhan/common/development-issuer';
import type { JobDoor } from '@binhan/common/job';
import type { Logger } from '@binhan/common/logger';
import { actIn, createTestPlace, type Dated, startTestSubgraph } from '@binhan/common/testing';
import { inTransaction } from '@binhan/common/transaction';
import { systemViewer } from '@binhan/common/viewer';
import { service as unitsService } from '@binhan/units/service';
import { tanPhong, unitsIn } from '@binhan/units/testing';
import type { Recipient } from '../src/entities/recipient.ts';
import { type MakeRecipientInput, makeRecipient } from '../src/operations/make-recipient.ts';
import { readKeys } from '../src/server-key.ts';
import { service } from '../src/service.ts';
import { work } from './work.ts';

export type World = Awaited<ReturnType<typeof startWorld>>;
export type Receipt = { code: string; locator: string };

export const province = '12@2013-12-27';
export const passphrase = 'bốn từ không liên quan';
const claimsOf = (role: DevelopmentClaims['roles'][number], subject: string): DevelopmentClaims => ({ roles: [role], subject });
export const intake = claimsOf('TIP_INTAKE', 'intake');
export const assessor = claimsOf('TIP_ASSESSOR', 'assessor');
export const secondAssessor = claimsOf('TIP_ASSESSOR', 'second-assessor');
export const supervisor = claimsOf('TIP_SUPERVISOR', 'supervisor');
export const auditor = claimsOf('AUDITOR', 'auditor');
/** Intake of the commune, in conflict with the unit `world.ownUnit`. */
export const partial = claimsOf('TIP_INTAKE', 'partial');

export const newRequestKey = () => randomBytes(16).toString('base64url');

/** A running `tips` beside `units`, with recipients in office, and sentences of those who send and of those who read. */
export async function startWorld({ today = '2026-03-02', logger }: { today?: string; logger?: Logger } = {}) {
  let now = instantOf(today, 9);
  const place = await createTestPlace();
  const settings = await place.settingsFor('tips');
  const units = await startTestSubgraph(unitsService, { place, clock: () => now });
  const tips = await startTestSubgraph(service, {
    place,
    clock: () => now,
    ...(logger ? { logger } : {}),
  });
  /** Another replica on the same database. */
  const replica = () => startTestSubgraph(service, { place, clock: () => now });
  const keys = await readKeys(settings);
  const door: JobDoor = (run, at) => inTransaction(tips.database, { viewer: systemViewer('test'), now, ...at }, run);
  const unitSentences = unitsIn(units);
  const { id: ownUnit } = await unitSentences.activeUnit({ kind: 'SCHOOL', name: 'Trường THCS Hoa Ban' });

  const appoint = (input: Pick<MakeRecipientInput, 'ref' | 'role' | 'subject' | 'areaIds'> & Partial<MakeRecipientInput>) =>
    door((tx) => makeRecipient(tx, keys, { passphrase, validFrom: '2026-01-01', ...input }));
  const recipients: Record<string, Recipient> = {
    intake: await appoint({ ref: 'TN-TP', role: 'INTAKE', subject: 'intake', areaIds: [tanPhong] }),
    assessor: await appoint({ ref: 'PL-TP', role: 'ASSESSOR', subject: 'assessor', areaIds: [tanPhong] }),
    secondAssessor: await appoint({ ref: 'PL-2', role: 'ASSESSOR', subject: 'second-assessor', areaIds: [province] }),
    supervisor: await appoint({ ref: 'LD-12', role: 'SUPERVISOR', subject: 'supervisor', areaIds: [province] }),
    partial: await appoint({ ref: 'TN-XD', role: 'INTAKE', subject: 'partial', areaIds: [tanPhong], conflictUnitIds: [ownUnit] }),
  };

  const from = (network: string) => ({ 'x-caller-network': network });
  const challenge = async (network = 'a network') =>
    (await tips.ask('{ tipChallenge { challenge difficulty expiresAt } }', {}, undefined, from(network))).data.tipChallenge;
  const submit = async (input: object = {}, network = 'a network') => {
    const proof = 'proof' in input ? {} : { proof: work(await challenge(network)) };
    const whole = {
      requestKey: newRequestKey(),
      category: 'THEFT',
      areaId: tanPhong,
      text: 'Mất xe đạp ở cổng trường',
      ...proof,
      ...input,
    };
    const query = 'mutation ($input: SubmitTipInput!) { submitTip(input: $input) { receipt { code locator } words { code } } }';
    const { data, errors } = await tips.ask(query, { input: whole }, undefined, from(network));
    return {
      receipt: data?.submitTip?.receipt as Receipt,
      words: data?.submitTip?.words,
      code: errors?.[0]?.extensions.code as string | undefined,
      errors,
    };
  };
  const openMailbox = async (receipt: string, network = newRequestKey()) => {
    const query = 'mutation ($receipt: String!) { openMailbox(input: { receipt: $receipt }) { token expiresAt } }';
    const { data, errors } = await tips.ask(query, { receipt }, undefined, from(network));
    return { token: data?.openMailbox?.token as string, code: errors?.[0]?.extensions.code as string | undefined };
  };
  const mailboxFields = 'state words { vi en } receivedOn messages { writer writtenOn text }';
  const mailbox = async (token: string) => {
    const { data, errors } = await tips.ask(`query ($token: String!) { mailbox(token: $token) { ${mailboxFields} } }`, { token });
    return { ...data?.mailbox, code: errors?.[0]?.extensions.code as string | undefined };
  };
  const write = async (token: string, text: string, attachments: string[] = []) => {
    const query = `mutation ($input: SendMailboxMessageInput!) { sendMailboxMessage(input: $input) { mailbox { ${mailboxFields} } } }`;
    const { data, errors } = await tips.ask(query, { input: { token, text, attachments } });
    return { ...data?.sendMailboxMessage?.mailbox, code: errors?.[0]?.extensions.code as string | undefined };
  };
  const unlock = async (claims: DevelopmentClaims, given = passphrase) => {
    const query = 'mutation ($passphrase: String!) { unlockTips(input: { passphrase: $passphrase }) { unlock expiresAt } }';
    const { data, errors } = await tips.ask(query, { passphrase: given }, claims);
    return { unlock: data?.unlockTips?.unlock as string, code: errors?.[0]?.extensions.code as string | undefined };
  };
  const contentFields =
    'text unitId unitName period source underAge language messages { writer writtenOn text } attachments { id mediaType bytes ticket }';
  const read = async (id: string, claims: DevelopmentClaims, given: string, reason = 'phân loại tin') => {
    const query = `query ($id: ID!, $unlock: String!, $reason: String!) { tip(id: $id) { content(unlock: $unlock, reason: $reason) { ${contentFields} } } }`;
    const { data, errors } = await tips.ask(query, { id, unlock: given, reason }, claims);
    return { ...data?.tip?.content, code: errors?.[0]?.extensions.code as string | undefined, hidden: data?.tip === null };
  };
  const act = actIn(tips, ['Tip', 'CaseOutcome']);
  const listed = async (claims: DevelopmentClaims, list = 'tips'): Promise<string[]> =>
    (await tips.ask(`{ ${list}(first: 200) { nodes { id } } }`, {}, claims)).data[list].nodes.map(({ id }: { id: string }) => id);
  /** The one tip that is new. */
  const received = async (input: object = {}): Promise<Dated & { receipt: Receipt }> => {
    const before = new Set(await listed(supervisor));
    const { receipt } = await submit(input);
    const id = (await listed(supervisor)).find((one) => !before.has(one)) as string;
    return { id, version: 1, state: 'RECEIVED', receipt };
  };
  const on =
    (action: string, claims: DevelopmentClaims, more: object = {}) =>
    ({ id, version }: Dated) =>
      act(`${action}Tip`, { tipId: id, expectedVersion: version, ...more }, claims);
  /** A tip taken as far as the state. */
  const tipIn = async (state: string, input: object = {}): Promise<Dated & { receipt: Receipt }> => {
    const { receipt, ...tip } = await received(input);
    const path: [string, (row: Dated) => Promise<Dated>][] = [
      ['SCREENED', on('screen', intake)],
      ['CLASSIFIED', on('classify', assessor, { legalKind: 'INFORMATION' })],
      ['FORWARDED', on('forward', assessor)],
      ['RESOLVED', on('resolve', assessor, { outcome: 'CASE_OPENED' })],
    ];
    let row: Dated = tip;
    for (const [reached, step] of path) {
      if (row.state === state) break;
      row = await step(row);
      if (reached === state) break;
    }
    return { ...row, receipt };
  };

  await tips.settled();
  return {
    ...tips,
    ...{ place, settings, keys, door, replica, ownUnit, recipients, appoint },
    ...{ challenge, submit, openMailbox, mailbox, write, unlock, read, act, on, listed, received, tipIn },
    units: { ...units, ...unitSentences },
    setTime: (day: string, hour = 9) => {
      now = instantOf(day, hour);
    },
    async stop() {
      await tips.stop();
      await units.stop();
      await place.remove();
    },
  };
}
