import { dayOf } from '@binhan/common/clock';
import { binhan } from './binhan.ts';
import type { Engine } from './engines.ts';
import { dataOf, mutateAt, type Row } from './graphql.ts';
import { expectEqual, type Steps } from './steps.ts';
import { createSender, filesOf } from './tip-sender.ts';
import { within } from './walk-on.ts';

export type TipWalk = {
  url: string;
  sign: Engine['sign'];
  steps: Steps;
  /** Environment of `tips`, for the commands of its operator. */
  env: Record<string, string>;
};

type Officer = { subject: string; token: string };

const passphrase = 'suối đá mây bốn từ rời nhau';
const told = 'Có người bán pháo nổ ở sau trường';
/** A PNG of four pixels, in which a comment says where it was taken. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFXRFWHRDb21tZW50AHRha2VuIGF0IGhvbWV2YxoJAAAAEklEQVR4nGP4z8DAAMIM/4EAAB/uBfsL2WiLAAAAAElFTkSuQmCC',
  'base64',
);
const hidden = 'taken at home';

/** A tip from somebody's browser to a confirmed case: every step through the gateway, the keys by the command line. */
export async function walkTip({ url, sign, steps, env }: TipWalk): Promise<void> {
  const mutate = mutateAt(url);
  const sender = createSender(url);
  const appoint = async (role: 'INTAKE' | 'ASSESSOR' | 'SUPERVISOR', subject: string): Promise<Officer> => {
    const post = ['--ref', subject, '--role', role, '--subject', subject, '--area', '12'];
    await binhan(['tips-keys', 'make', ...post], env, `${passphrase}\n`);
    return { subject, token: await sign({ roles: [`TIP_${role}`], subject }) };
  };
  const [intake, assessor, second, supervisor] = await steps.run(
    'keys are made for intake, two assessors and a supervisor',
    async () =>
      [
        await appoint('INTAKE', 'smoke-intake'),
        await appoint('ASSESSOR', 'smoke-assessor'),
        await appoint('ASSESSOR', 'smoke-second'),
        await appoint('SUPERVISOR', 'smoke-supervisor'),
      ] as const,
  );
  const provincial = await sign({ roles: ['PROVINCIAL_OFFICER'], subject: 'smoke-officer' });
  const { areaId, unitId } = await steps.run('a school is active', async () => {
    const { areas } = await dataOf(url, { query: '{ areas(level: COMMUNE, first: 1) { nodes { id } } }' });
    const place = { managementLevel: 'COMMUNE', areaId: areas.nodes[0].id as string };
    const details = { code: `TIP-${Date.now().toString(36)}`, name: 'Trường Thử Tin', kind: 'SCHOOL', subKind: 'LOWER_SEC', ...place };
    const { id, version } = await mutate(provincial, 'draftUnit', 'unit', details);
    await mutate(provincial, 'activateUnit', 'unit', { unitId: id, expectedVersion: version });
    return { areaId: place.areaId, unitId: id };
  });

  await steps.run('the sender is told that anonymity is not absolute, and of 113', async () => {
    const notices = await sender.notices();
    for (const code of ['ANONYMITY', 'EMERGENCY_113']) if (!notices.includes(code)) throw new Error(`${code} is missing`);
  });
  const upload = await steps.run('the browser does the work and sends a picture, without a token', () =>
    sender.upload(Uint8Array.from(picture)),
  );
  const receipt = await steps.run('it does the work again and sends the tip', () =>
    within(() => sender.send({ category: 'SMUGGLING', areaId, unitId, periodText: 'tối qua', text: told, attachments: [upload] })),
  );
  const unlock = async ({ token }: Officer): Promise<string> => {
    const query = 'mutation ($passphrase: String!) { unlockTips(input: { passphrase: $passphrase }) { unlock } }';
    return (await dataOf(url, { query, variables: { passphrase }, token })).unlockTips.unlock;
  };
  let tip = await steps.run('intake opens it and its picture with passphrase and reason, and screens it', async () => {
    const query = '{ tips(filter: { states: [RECEIVED] }) { nodes { id version state } } }';
    const [row, ...others] = (await dataOf(url, { query, token: intake.token })).tips.nodes as Row[];
    if (!row || others.length) throw new Error('one tip should wait');
    const content = `query ($id: ID!, $unlock: String!) { tip(id: $id) { content(unlock: $unlock, reason: "sàng lọc") { text unitId period attachments { ticket } } } }`;
    const variables = { id: row.id, unlock: await unlock(intake) };
    const { attachments, ...opened } = (await dataOf(url, { query: content, variables, token: intake.token })).tip.content;
    expectEqual('what was told', opened, { text: told, unitId, period: 'tối qua' });
    const headers = { authorization: `Bearer ${intake.token}`, 'x-file-ticket': attachments[0].ticket };
    const kept = Buffer.from(await (await fetch(filesOf(url), { headers })).arrayBuffer());
    expectEqual(
      'where the picture begins, and whether it tells more than pixels',
      [kept.toString('latin1', 1, 4), kept.includes(hidden)],
      ['PNG', false],
    );
    return mutate(intake.token, 'screenTip', 'tip', { tipId: row.id, expectedVersion: row.version });
  });
  const act = async ({ token }: Officer, mutation: string, more: object, state: string) => {
    tip = await mutate(token, mutation, 'tip', { tipId: tip.id, expectedVersion: tip.version, ...more });
    expectEqual('its state', tip.state, state);
  };
  await steps.run('intake asks back; the sender reads it with the receipt and answers', async () => {
    await act(intake, 'answerTip', { unlock: await unlock(intake), text: 'Họ bán lúc mấy giờ?' }, 'SCREENED');
    const { messages } = await sender.write(await sender.openMailbox(receipt), 'Sau giờ tan học');
    expectEqual(
      'the talk',
      messages.map(({ writer, text }: Record<string, string>) => `${writer} ${text}`),
      ['OFFICE Họ bán lúc mấy giờ?', 'SENDER Sau giờ tan học'],
    );
  });
  await steps.run('an assessor classifies it and passes it on in time', async () => {
    await act(assessor, 'classifyTip', { legalKind: 'DENUNCIATION' }, 'CLASSIFIED');
    await act(assessor, 'forwardTip', {}, 'FORWARDED');
    const { clocks } = (await dataOf(url, { query: `{ tip(id: "${tip.id}") { clocks { overdue } } }`, token: assessor.token })).tip;
    expectEqual('what is overdue', clocks.filter(({ overdue }: { overdue: boolean }) => overdue).length, 0);
  });
  await steps.run('it counts as VALUABLE when a second person agrees, and then the kind of the unit is known', async () => {
    await act(assessor, 'assessTip', { value: 'VALUABLE' }, 'FORWARDED');
    await act(second, 'confirmValueTip', { unlock: await unlock(second) }, 'FORWARDED');
    const { sourceUnitKind } = (await dataOf(url, { query: `{ tip(id: "${tip.id}") { sourceUnitKind } }`, token: second.token })).tip;
    expectEqual('the kind of the unit', sourceUnitKind, 'SCHOOL');
  });
  await steps.run('a case is recorded with it, and CONFIRMED by another person', async () => {
    const facts = { reference: 'VA-SMOKE', category: 'SMUGGLING', areaId, clarifiedOn: dayOf(new Date()), arrestedCount: 1 };
    const tips = [{ tipId: tip.id, role: 'PRIMARY' }];
    const { id, version } = await mutate(assessor.token, 'recordCaseOutcome', 'caseOutcome', { ...facts, tips });
    const confirmed = { caseOutcomeId: id, expectedVersion: version };
    expectEqual('its state', (await mutate(supervisor.token, 'confirmCaseOutcome', 'caseOutcome', confirmed)).state, 'CONFIRMED');
  });
  await steps.run('the sender asks for protection, and a supervisor passes it on', async () => {
    await sender.requestProtection(await sender.openMailbox(receipt), 'qua mẹ của em');
    const query = '{ protectionRequests(states: [REQUESTED]) { nodes { id version state } } }';
    const [request] = (await dataOf(url, { query, token: supervisor.token })).protectionRequests.nodes as Row[];
    if (!request) throw new Error('no request is seen');
    const passedOn = { protectionRequestId: request.id, expectedVersion: request.version, agencyReference: '12/CQĐT' };
    await mutate(supervisor.token, 'passOnProtectionRequest', 'protectionRequest', passedOn);
  });
  await steps.run('it is resolved and closed, and the sender is told', async () => {
    await act(assessor, 'resolveTip', { outcome: 'CASE_OPENED' }, 'RESOLVED');
    await act(supervisor, 'closeTip', {}, 'CLOSED');
    expectEqual('what the sender sees', (await sender.mailbox(await sender.openMailbox(receipt))).state, 'CLOSED');
  });
  await steps.run('the head of the school and the provincial officer see nothing of it', async () => {
    const head = await sign({ roles: ['UNIT_HEAD'], units: [unitId], subject: 'smoke-tip-head' });
    const query = `{ tip(id: "${tip.id}") { id } }`;
    for (const token of [head, provincial])
      if ((await dataOf(url, { query, token }).catch(() => ({ tip: null }))).tip) throw new Error('the tip is shown');
  });
  await steps.run('the auditor sees who read it and why, and the chain is whole', async () => {
    const auditor = await sign({ roles: ['AUDITOR'], subject: 'smoke-auditor' });
    const query = `{ tipsAudit(subjectId: "${tip.id}", first: 100) { nodes { action reason } } }`;
    const { nodes } = (await dataOf(url, { query, token: auditor })).tipsAudit;
    expectEqual(
      'the readings',
      nodes.filter(({ action }: { action: string }) => action === 'READ'),
      [{ action: 'READ', reason: 'sàng lọc' }],
    );
    await binhan(['audit', 'verify', 'tips'], env);
  });
}
