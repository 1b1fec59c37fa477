import { setTimeout as pause } from 'node:timers/promises';
import kafkajs, { type AclEntry, type Admin } from 'kafkajs';
import { withAdmin } from './kafka-admin.ts';
import { type KafkaSettings, kafkaClient } from './kafka-client.ts';
import type { Logger } from './logger.ts';

const { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } = kafkajs;

/** One entry of Kafka's access list, in the words of its documentation. */
export type Grant = {
  /** `User:units`. */
  principal: string;
  permission: 'ALLOW' | 'DENY';
  operation: keyof typeof AclOperationTypes;
  resource: keyof typeof AclResourceTypes;
  pattern: keyof typeof ResourcePatternTypes;
  name: string;
  host: string;
};

/** As `User:units may READ topic units.unit.v1`: the same for the same grant, so it is also its key. */
export function wordsOf({ principal, permission, operation, resource, pattern, name, host }: Grant): string {
  const what = `${resource.toLowerCase()} ${name}${pattern === 'PREFIXED' ? '…' : ''}`;
  return `${principal} may ${permission === 'DENY' ? 'never ' : ''}${operation} ${what}${host === '*' ? '' : ` from ${host}`}`;
}

/** Every grant that the brokers know. */
export function readGrants(settings: KafkaSettings, logger: Logger): Promise<Grant[]> {
  return withAuthorizer(settings, logger, async (admin) => {
    const { resources } = await admin.describeAcls({
      resourceType: AclResourceTypes.ANY,
      resourcePatternType: ResourcePatternTypes.ANY,
      operation: AclOperationTypes.ANY,
      permissionType: AclPermissionTypes.ANY,
    });
    return resources.flatMap(({ acls, resourceType, resourceName, resourcePatternType }) =>
      acls.map(
        ({ principal, host, operation, permissionType }): Grant => ({
          principal,
          permission: permissionType === AclPermissionTypes.DENY ? 'DENY' : 'ALLOW',
          operation: nameIn(AclOperationTypes, operation),
          resource: nameIn(AclResourceTypes, resourceType),
          pattern: nameIn(ResourcePatternTypes, resourcePatternType),
          name: resourceName,
          host,
        }),
      ),
    );
  });
}

export async function addGrants(settings: KafkaSettings, logger: Logger, grants: readonly Grant[]): Promise<void> {
  if (!grants.length) return;
  await withAuthorizer(settings, logger, (admin) => admin.createAcls({ acl: grants.map(entryOf) }));
  await untilKnown(settings, logger, (known) => grants.every((grant) => known.has(wordsOf(grant))));
}

export async function removeGrants(settings: KafkaSettings, logger: Logger, grants: readonly Grant[]): Promise<void> {
  if (!grants.length) return;
  await withAuthorizer(settings, logger, (admin) => admin.deleteAcls({ filters: grants.map(entryOf) }));
  await untilKnown(settings, logger, (known) => !grants.some((grant) => known.has(wordsOf(grant))));
}

const mostAttempts = 120;

/** The controller answers before the brokers go by it; a service that is started in between would be refused. */
async function untilKnown(settings: KafkaSettings, logger: Logger, hold: (known: ReadonlySet<string>) => boolean): Promise<void> {
  for (let attempt = 1; attempt <= mostAttempts; attempt++) {
    if (hold(new Set((await readGrants(settings, logger)).map(wordsOf)))) return;
    await pause(250);
  }
  throw new Error('The brokers do not go by the new grants after half a minute: look at their logs');
}

function entryOf({ principal, permission, operation, resource, pattern, name, host }: Grant): AclEntry {
  return {
    principal,
    host,
    operation: AclOperationTypes[operation],
    permissionType: AclPermissionTypes[permission],
    resourceType: AclResourceTypes[resource],
    resourceName: name,
    resourcePatternType: ResourcePatternTypes[pattern],
  };
}

function nameIn<Name extends string>(names: Readonly<Record<Name, number>>, number: number): Name {
  const found = (Object.keys(names) as Name[]).find((name) => names[name] === number);
  if (!found) throw new Error(`Kafka named a kind ${number} of access that this version does not know`);
  return found;
}

function withAuthorizer<T>(settings: KafkaSettings, logger: Logger, work: (admin: Admin) => Promise<T>): Promise<T> {
  return withAdmin(kafkaClient(settings, logger), work).catch((error) => {
    if ((error as { type?: string }).type !== 'SECURITY_DISABLED') throw error;
    throw new Error('The brokers have no authorizer, so there is nothing to grant: infra/kafka/server.properties says how');
  });
}
