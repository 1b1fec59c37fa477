import type { Principals, Rights } from '../kafka-grants.ts';
import { table } from './marked-part.ts';

/** What each user of Kafka may do. */
export function principalsPart(rights: readonly Rights[], { operator }: Pick<Principals, 'operator'>): string {
  const list = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ') || '–';
  const rows = rights.map(({ user, writes, reads, groups }) => [
    `\`${user}\``,
    list(writes),
    list(reads),
    list(groups.map(({ name, prefixed }) => (prefixed ? `${name}…` : name))),
  ]);
  const all = [`\`${operator}\``, 'everything: a super user', 'everything', 'every'];
  return table(['user', 'writes', 'reads', 'in groups'], [...rows, all]);
}
