import { readFile } from 'node:fs/promises';
import type { Grant } from '@binhan/common/kafka-acls';
import { readerGroups } from '@binhan/common/kafka-reader';
import { rebuildGroups } from '@binhan/common/rebuild-reader';
import { parse } from 'yaml';
import { projectFile } from './project.ts';
import { readSubgraphs } from './subgraphs.ts';

export type Contract = {
  channels: Record<string, { address: string; 'x-restricted'?: boolean }>;
  operations: Record<string, { action: 'send' | 'receive'; channel: { $ref: string } }>;
};
export type Principals = { operator: string; readers: Record<string, { restricted?: string[] }> };

/** What one user of Kafka may do, by names without the prefix of the installation. Writing and reading include describing. */
export type Rights = { user: string; writes: string[]; reads: string[]; groups: { name: string; prefixed: boolean }[] };

/** The rights of every user, from schemas/asyncapi.yaml and infra/kafka/principals.yaml. */
export async function readRights(): Promise<Rights[]> {
  const services = (await readSubgraphs()).map(({ name }) => name);
  return rightsFrom(await readContract(), await readPrincipals(), services);
}

export async function readContract(): Promise<Contract> {
  return parse(await readFile(projectFile('schemas/asyncapi.yaml'), 'utf8')) as Contract;
}

export async function readPrincipals(): Promise<Principals> {
  return parse(await readFile(projectFile('infra/kafka/principals.yaml'), 'utf8')) as Principals;
}

export function rightsFrom(contract: Contract, { readers }: Principals, services: readonly string[]): Rights[] {
  const open = Object.values(contract.channels).flatMap((channel) => (channel['x-restricted'] ? [] : [channel.address]));
  const owners = Object.keys(contract.operations).map((key) => [key, ownerOf(key, services)] as const);
  const topics = (service: string, wanted: 'send' | 'receive') =>
    owners.flatMap(([key, owner]) => {
      const { action, channel } = contract.operations[key] as Contract['operations'][string];
      return owner === service && action === wanted ? [addressOf(contract, channel.$ref)] : [];
    });
  return [
    // A service reads in one group, which has its name (consumer.ts). One that only reads may be rebuilt (rebuild-reader.ts).
    ...services.map((user) => {
      const [writes, reads] = [topics(user, 'send'), topics(user, 'receive')];
      const groups = reads.length ? [{ name: user, prefixed: false }] : [];
      const again = reads.length && !writes.length ? [{ name: rebuildGroups(user), prefixed: true }] : [];
      return { user, writes, reads, groups: [...groups, ...again] };
    }),
    ...Object.entries(readers).map(([user, { restricted = [] }]) => ({
      user,
      writes: [],
      reads: [...open, ...restricted],
      groups: ['analyst-', readerGroups].map((name) => ({ name, prefixed: true })),
    })),
  ];
}

/** `unitsSendsAreas` belongs to `units`. An operation of nobody would be a right that nobody gets, found out in production. */
function ownerOf(operation: string, services: readonly string[]): string {
  const owner = services.find((name) => operation.startsWith(`${name}Sends`) || operation.startsWith(`${name}Receives`));
  if (owner) return owner;
  throw new Error(`schemas/asyncapi.yaml: the operation ${operation} is of no service; name it like unitsSendsAreas`);
}

function addressOf({ channels }: Contract, reference: string): string {
  const channel = channels[reference.replace('#/channels/', '')];
  if (!channel) throw new Error(`schemas/asyncapi.yaml has no channel ${reference}`);
  return channel.address;
}

/** The same as entries of Kafka's access list, under the prefix of the installation. */
export function grantsOf(rights: readonly Rights[], prefix: string): Grant[] {
  return rights.flatMap(({ user, writes, reads, groups }) => {
    const grant = (operation: Grant['operation'], resource: Grant['resource'], name: string, prefixed = false): Grant => ({
      ...{ principal: `User:${user}`, permission: 'ALLOW', operation, resource, name: prefix + name, host: '*' },
      pattern: prefixed ? 'PREFIXED' : 'LITERAL',
    });
    return [
      ...writes.map((topic) => grant('WRITE', 'TOPIC', topic)),
      ...reads.map((topic) => grant('READ', 'TOPIC', topic)),
      ...groups.map(({ name, prefixed }) => grant('READ', 'GROUP', name, prefixed)),
    ];
  });
}

/**
 * Whether a grant is a matter of the installation: without a prefix the cluster is its own, with one only the topics and groups
 * under it are. What reaches in from outside, as a grant on all topics, is told as well, since it opens them no less.
 */
export function concerns({ resource, name, pattern }: Grant, prefix: string): 'owned' | 'reaches in' | undefined {
  if (!prefix) return 'owned';
  if (resource !== 'TOPIC' && resource !== 'GROUP') return undefined;
  if (name.startsWith(prefix)) return 'owned';
  return name === '*' || (pattern === 'PREFIXED' && prefix.startsWith(name)) ? 'reaches in' : undefined;
}
