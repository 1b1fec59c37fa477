import { readSettings, type SubgraphSettings, subgraphSettings } from '@binhan/common/config';

type Env = Record<string, string | undefined>;

export const brokerSettings = ['KAFKA_BROKERS', 'KAFKA_USERNAME', 'KAFKA_PASSWORD', 'KAFKA_TLS', 'KAFKA_TOPIC_PREFIX'] as const;

/**
 * The settings that a command needs. The others keep their defaults: a command must not fail for a setting that it does
 * not use, as the issuer of a production environment.
 */
export function commandSettings(names: readonly (keyof SubgraphSettings)[], env: Env = process.env): SubgraphSettings {
  return readSettings(subgraphSettings, Object.fromEntries(names.map((name) => [name, env[name]])));
}
