import { resolve } from 'node:path';
import { z } from 'zod';

const list = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .pipe(z.array(z.string().min(1)).min(1));
const flag = z.enum(['true', 'false']).transform((text) => text === 'true');
const port = z.coerce.number().int().min(0).max(65535);

/** What every process of the house reads from its environment, the gateway included. */
const shared = {
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  HOST: z.string().min(1).default('127.0.0.1').describe('Address to listen on.'),
  PORT: port.optional().describe('Port to listen on; 0 takes any free one. Default: the port of the service in schemas/subgraphs.yaml.'),
  BINHAN_DATA: z.string().min(1).default('data').describe('Folder of the embedded databases, event log and development key.'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  OIDC_ISSUER: z.url().optional().describe('OpenID Connect issuer; without it the development key of BINHAN_DATA is used.'),
  OIDC_AUDIENCE: z.string().min(1).default('binhan').describe('Audience that access tokens must carry.'),
};

/** Settings of a subgraph. Without DATABASE_URL and KAFKA_BROKERS it runs embedded. */
export const subgraphSettings = z.object({
  ...shared,
  DATABASE_URL: z
    .string()
    .regex(/^(mysql:\/\/|sqlite:)/, 'starts with mysql:// or sqlite:')
    .optional()
    .describe('mysql://user:password@host:port/schema or sqlite:FILE; default: a SQLite file of the service in BINHAN_DATA.'),
  SERVER_KEY: z
    .string()
    .regex(/^[A-Za-z0-9_-]{43,}$/, 'at least 32 random bytes in base64url')
    .optional()
    .describe('Secret from which a service that seals data derives its keys, the same for all its replicas: 32 random bytes in base64url.'),
  MIGRATE_ON_START: flag
    .optional()
    .describe('Run outstanding migrations at start; default: true on SQLite, false on MySQL, where `binhan migrate` does it.'),
  AUDIT_YEARS: z.coerce.number().int().min(1).default(5).describe('Years after which entries of the audit are removed.'),
  KAFKA_BROKERS: list.optional().describe('host:port,...; default: the embedded event log in BINHAN_DATA.'),
  KAFKA_USERNAME: z.string().min(1).optional().describe('SASL user (SCRAM-SHA-512).'),
  KAFKA_PASSWORD: z.string().min(1).optional().describe('SASL password.'),
  KAFKA_TLS: flag.default(false).describe('Connect to Kafka over TLS.'),
  KAFKA_TOPIC_PREFIX: z
    .string()
    .regex(/^[a-z0-9.-]*$/, 'lower-case letters, digits, dot and hyphen')
    .default('')
    .describe('Put before every topic and group, where several installations share one cluster.'),
});

/** Settings of the gateway. */
export const gatewaySettings = z.object({
  ...shared,
  PORT: port.default(4000).describe('Port to listen on.'),
  SUPERGRAPH: z.string().min(1).default('schemas/supergraph.graphql').describe('File of the composed supergraph; watched for changes.'),
  SUBGRAPH_URLS: list
    .transform((pairs, check) =>
      Object.fromEntries(
        pairs.map((pair) => {
          const [name = '', ...url] = pair.split('=');
          if (!/^[a-z]+$/.test(name) || !URL.canParse(url.join('='))) check.addIssue(`"${pair}" is not NAME=URL`);
          return [name, url.join('=')];
        }),
      ),
    )
    .default({})
    .describe('units=http://...,reports=http://...: where subgraphs are, when not at the URL of the supergraph.'),
  TRUSTED_PROXIES: list
    .default([])
    .describe(
      'Addresses or networks (10.0.0.0/8) of proxies before the gateway, whose X-Forwarded-For names the caller; counters go by it.',
    ),
  REQUESTS_PER_NETWORK: z.coerce
    .number()
    .int()
    .positive()
    .default(2000)
    .describe('Requests that one network may send in ten seconds; a school may share one address.'),
  REQUESTS_PER_VIEWER: z.coerce
    .number()
    .int()
    .positive()
    .default(600)
    .describe('Requests that one signed-in viewer may send in ten seconds.'),
  CORS_ORIGINS: list.default([]).describe('Origins whose pages may call the gateway.'),
  INTROSPECTION: flag.optional().describe('Allow introspection; default: true except when NODE_ENV=production.'),
});

export type SubgraphSettings = z.output<typeof subgraphSettings>;
export type GatewaySettings = z.output<typeof gatewaySettings>;

/** Every mistake of the environment in one error, so that a deployment is mended in one go. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/** Reads and checks settings. Values are not repeated in the error: they may be secrets. */
export function readSettings<S extends z.ZodObject>(schema: S, env: Record<string, string | undefined>): z.output<S> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const result = schema.safeParse(given);
  const problems = result.success ? [] : result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  if (given.NODE_ENV === 'production' && !given.OIDC_ISSUER)
    problems.push('  OIDC_ISSUER: required when NODE_ENV=production, where the development key is refused');
  if (Boolean(given.KAFKA_USERNAME) !== Boolean(given.KAFKA_PASSWORD)) problems.push('  KAFKA_USERNAME, KAFKA_PASSWORD: give both or none');
  if (problems.length || !result.success) throw new SettingsError(`These settings need mending:\n${problems.join('\n')}`);
  return result.data;
}

/** A file in the data folder, as an absolute path. */
export function dataFile(settings: { BINHAN_DATA: string }, name: string): string {
  return resolve(settings.BINHAN_DATA, name);
}
