import { expect, test } from '@jest/globals';
import { gatewaySettings, readSettings, SettingsError, subgraphSettings } from '../src/config.ts';
import { developmentIssuer, identifyWith } from '../src/development-issuer.ts';

const mistakesOf = (env: Record<string, string>, schema = subgraphSettings) => {
  try {
    readSettings(schema, env);
  } catch (error) {
    expect(error).toBeInstanceOf(SettingsError);
    return (error as Error).message;
  }
  throw new Error('these settings were accepted');
};

test('every mistake of the environment is told at once, and no value is repeated', () => {
  const message = mistakesOf({
    NODE_ENV: 'production',
    PORT: '70000',
    LOG_LEVEL: 'hunter1',
    DATABASE_URL: 'postgres://root:hunter2@db/units',
    KAFKA_USERNAME: 'hunter3',
    KAFKA_TLS: 'hunter4',
    KAFKA_TOPIC_PREFIX: 'Hunter 5',
  });
  const names = ['PORT', 'LOG_LEVEL', 'DATABASE_URL', 'KAFKA_TLS', 'KAFKA_TOPIC_PREFIX', 'OIDC_ISSUER', 'KAFKA_USERNAME, KAFKA_PASSWORD'];
  for (const name of names) expect(message).toContain(`  ${name}: `);
  expect(message.split('\n')).toHaveLength(names.length + 1);
  expect(message).not.toMatch(/hunter|70000/i);
});

test('a wrong pair of the gateway is named with its setting', () => {
  expect(() => readSettings(gatewaySettings, { SUBGRAPH_URLS: 'units=nowhere' })).toThrow(/SUBGRAPH_URLS: "units=nowhere" is not NAME=URL/);
});

test('an empty variable counts as absent', () => {
  expect(readSettings(subgraphSettings, { DATABASE_URL: '', KAFKA_BROKERS: '' })).toMatchObject({
    NODE_ENV: 'development',
    KAFKA_TOPIC_PREFIX: '',
  });
  expect(readSettings(subgraphSettings, {}).KAFKA_BROKERS).toBeUndefined();
});

test('brokers are a list', () => {
  expect(readSettings(subgraphSettings, { KAFKA_BROKERS: 'a:9092, b:9092' }).KAFKA_BROKERS).toEqual(['a:9092', 'b:9092']);
});

test('production refuses the development key, in the settings and where tokens are verified', async () => {
  expect(mistakesOf({ NODE_ENV: 'production' })).toContain('OIDC_ISSUER: required');
  const settings = { NODE_ENV: 'production', BINHAN_DATA: '/nowhere', OIDC_AUDIENCE: 'binhan' };
  await expect(developmentIssuer(settings)).rejects.toThrow(/refused when NODE_ENV=production/);
  await expect(identifyWith(settings)).rejects.toThrow(/refused when NODE_ENV=production/);
  const given = readSettings(subgraphSettings, { NODE_ENV: 'production', OIDC_ISSUER: 'https://issuer.example' });
  expect(given.OIDC_ISSUER).toBe('https://issuer.example');
});
