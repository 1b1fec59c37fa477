import { readFile } from 'node:fs/promises';
import { wordsOf } from '@binhan/common/kafka-acls';
import { describe, expect, test } from '@jest/globals';
import { restrictedTopics, sameRights } from '../src/contracts/restricted-topics.ts';
import { principalsPart } from '../src/docs/principals.ts';
import { type Contract, concerns, grantsOf, readPrincipals, readRights, rightsFrom } from '../src/kafka-grants.ts';

const channel = (name: string) => ({ $ref: `#/channels/${name}` });
const contract: Contract = {
  channels: { bed: { address: 'gardens.bed.v1' }, note: { address: 'tips.note.v1', 'x-restricted': true } },
  operations: {
    gardensSendsBeds: { action: 'send', channel: channel('bed') },
    tipsSendsNotes: { action: 'send', channel: channel('note') },
    tipsReceivesBeds: { action: 'receive', channel: channel('bed') },
  },
};
const principals = { operator: 'boss', readers: { analyst: {}, trusted: { restricted: ['tips.note.v1'] } } };
const rights = rightsFrom(contract, principals, ['gardens', 'tips']);
const words = (prefix = '') => grantsOf(rights, prefix).map(wordsOf);

describe('grants', () => {
  test('follow from who sends and who receives, and a restricted topic is for those who are named', () => {
    expect(words()).toEqual([
      'User:gardens may WRITE topic gardens.bed.v1',
      'User:tips may WRITE topic tips.note.v1',
      'User:tips may READ topic gardens.bed.v1',
      'User:tips may READ group tips',
      'User:analyst may READ topic gardens.bed.v1',
      'User:analyst may READ group analyst-…',
      'User:analyst may READ group binhan-read-…',
      'User:trusted may READ topic gardens.bed.v1',
      'User:trusted may READ topic tips.note.v1',
      'User:trusted may READ group analyst-…',
      'User:trusted may READ group binhan-read-…',
    ]);
  });

  test('let one that only reads be rebuilt, which reads in groups of its own', () => {
    const operations = { countsReceivesBeds: { action: 'receive', channel: channel('bed') } } as const;
    expect(grantsOf(rightsFrom({ ...contract, operations }, { ...principals, readers: {} }, ['counts']), '').map(wordsOf)).toEqual([
      'User:counts may READ topic gardens.bed.v1',
      'User:counts may READ group counts',
      'User:counts may READ group counts-rebuild-…',
    ]);
  });

  test('stay under the prefix of the installation, and only those are ours', () => {
    expect(words('site1.').every((word) => word.includes(' site1.'))).toBe(true);
    const [grant] = grantsOf(rights, 'site1.');
    if (!grant) throw new Error('no grant');
    expect(concerns(grant, 'site1.')).toBe('owned');
    expect(concerns(grant, 'site2.')).toBeUndefined();
    expect(concerns({ ...grant, name: '*' }, 'site2.')).toBe('reaches in');
    expect(concerns({ ...grant, name: 'site', pattern: 'PREFIXED' }, 'site2.')).toBe('reaches in');
    expect(concerns({ ...grant, resource: 'CLUSTER', name: 'kafka-cluster' }, 'site2.')).toBeUndefined();
    expect(concerns({ ...grant, resource: 'CLUSTER', name: 'kafka-cluster' }, '')).toBe('owned');
  });

  test('of an operation that belongs to nobody are refused', () => {
    const operations = { sheepSendWool: { action: 'send', channel: channel('bed') } } as const;
    expect(() => rightsFrom({ ...contract, operations }, principals, ['gardens'])).toThrow('sheepSendWool is of no service');
  });

  test('fit what the services do', () => {
    const services = [
      { name: 'gardens', defined: ['gardens.bed.v1'], read: ['tips.note.v1'] },
      { name: 'tips', defined: ['tips.note.v1'], read: [] },
    ];
    expect(sameRights(rights, services).problems).toEqual([
      'tips.note.v1: gardens receives it, but asyncapi.yaml has no such operation',
      'gardens.bed.v1: asyncapi.yaml lets tips receive it, which it does not',
    ]);
  });

  test('become a table for people', () => {
    const lines = principalsPart(rights, principals).split('\n');
    expect(lines).toContain('| `tips` | `tips.note.v1` | `gardens.bed.v1` | `tips` |');
    expect(lines).toContain('| `trusted` | – | `gardens.bed.v1`, `tips.note.v1` | `analyst-…`, `binhan-read-…` |');
  });
});

describe('topics of tips', () => {
  const of = (address: string, restricted?: boolean) => ({
    channels: { one: { address, ...(restricted ? { 'x-restricted': true } : {}) } },
  });
  test('are restricted, but for the summary', () => {
    const nobody = { operator: 'boss', readers: {} };
    expect(restrictedTopics(of('tips.note.v1', true), nobody, []).problems).toEqual([]);
    expect(restrictedTopics(of('tips.note.v1'), nobody, []).problems).toEqual([
      'tips.note.v1: its channel in asyncapi.yaml needs x-restricted: true',
    ]);
    expect(restrictedTopics(of('tips.summary.v1'), nobody, []).problems).toEqual([]);
    expect(restrictedTopics(of('tips.summary.v1', true), nobody, []).problems).toHaveLength(1);
  });

  test('are named by readers as they are', () => {
    const readers = { gardens: {}, trusted: { restricted: ['gardens.bed.v1', 'tips.none.v1'] } };
    expect(restrictedTopics(contract, { operator: 'boss', readers }, ['gardens']).problems).toEqual([
      'infra/kafka/principals.yaml: gardens is a service; what it reads stands in asyncapi.yaml',
      'infra/kafka/principals.yaml: trusted names gardens.bed.v1, which is open to every reader',
      'infra/kafka/principals.yaml: trusted names tips.none.v1, which is no topic',
    ]);
  });
});

test('the script that starts brokers has a user for each principal, the operator first', async () => {
  const script = await readFile(new URL('../../infra/native/kafka.sh', import.meta.url), 'utf8');
  const users = (await readRights()).map(({ user }) => user);
  expect(/KAFKA_USERS:-([^}]+)/.exec(script)?.[1]?.split(' ')).toEqual([(await readPrincipals()).operator, ...users]);
});
