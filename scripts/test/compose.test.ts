import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gatewaySettings, readSettings, subgraphSettings } from '@binhan/common/config';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { parse } from 'yaml';

type Container = {
  build?: object;
  command?: string[];
  environment?: Record<string, string>;
  depends_on?: Record<string, object>;
  networks?: string[];
  ports?: string[];
  volumes?: string[];
};
type Compose = { services: Record<string, Container>; networks: object; volumes: object };

const root = new URL('../../', import.meta.url).pathname;
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const source = read('docker-compose.yml');

/** What an operator would fill in for `${NAME:?message}`; `${NAME:-default}` takes its default. */
const fill = (text: string) =>
  text.replace(/\$\{(\w+):([?-])([^}]*)\}/g, (_, name: string, operator: string, rest: string) => {
    if (operator === '-') return rest;
    return name === 'OIDC_ISSUER' ? 'https://issuer.example' : 'A-plausible_secret-of-more-than-fifty-characters-in-all';
  });
// As Compose does it: read first, fill in afterwards, so that an empty default is an empty string.
const compose: Compose = parse(source, (_key, value) => (typeof value === 'string' ? fill(value) : value), { merge: true });
const containers = Object.entries(compose.services);
const own = containers.filter(([, container]) => container.build);
const services = readdirSync(join(root, 'services')).filter((name) => existsSync(join(root, 'services', name, 'src/main.ts')));

describe('docker-compose.yml', () => {
  test('is valid by the Compose specification', () => {
    // dclint ships the JSON schema of the specification, and exports only its code.
    const folder = dirname(createRequire(import.meta.url).resolve('dclint/package.json'));
    const schema = JSON.parse(readFileSync(join(folder, 'schemas/compose.schema.json'), 'utf8'));
    const validate = new Ajv({ strict: false, validateSchema: false, validateFormats: false, allErrors: true }).compile(schema);
    validate(compose);
    expect(validate.errors ?? []).toEqual([]);
  });

  test('refers only to what is there', () => {
    for (const [name, { depends_on = {}, networks = [], volumes = [], command = [] }] of containers) {
      for (const other of Object.keys(depends_on))
        expect([name, Object.keys(compose.services)]).toEqual([name, expect.arrayContaining([other])]);
      for (const network of networks) expect([name, Object.keys(compose.networks)]).toEqual([name, expect.arrayContaining([network])]);
      for (const volume of volumes) {
        const [from = ''] = volume.split(':');
        expect([name, from, from.startsWith('.') ? existsSync(join(root, from)) : from in compose.volumes]).toEqual([name, from, true]);
      }
      const script = command[0]?.replace(/\/dist\/.*/, '/package.json'); // dist is made by the build
      if (script) expect([name, script, existsSync(join(root, script))]).toEqual([name, script, true]);
    }
  });

  test.each(own)('%s gets settings that exist, and starts with them', (_name, { command = [], environment = {} }) => {
    const settings = command[0]?.startsWith('gateway/')
      ? gatewaySettings
      : command[0]?.startsWith('services/')
        ? subgraphSettings
        : subgraphSettings.partial({ PORT: true }); // the one-shot commands listen nowhere
    expect(Object.keys(environment).filter((key) => !(key in settings.shape))).toEqual([]);
    expect(readSettings(settings, environment)).toMatchObject({ NODE_ENV: 'production' });
  });

  test.each(services)('%s has a container, a migration, a database user of its own, and a URL at the gateway', (name) => {
    const { environment: { DATABASE_URL = '', PORT } = {}, command } = compose.services[name] ?? {};
    expect(command).toEqual([`services/${name}/dist/main.js`]);
    expect(DATABASE_URL).toMatch(new RegExp(`^mysql://${name}:[^@]+@mysql:3306/${name}$`));
    expect(compose.services[`migrate-${name}`]?.environment?.DATABASE_URL).toMatch(new RegExp(`^mysql://${name}_migrate:.*/${name}$`));
    expect(compose.services.gateway?.environment?.SUBGRAPH_URLS?.split(',')).toContain(`${name}=http://${name}:${PORT}/graphql`);
    const mysql = compose.services.mysql?.environment ?? {};
    expect(mysql.BINHAN_SERVICES?.split(' ')).toContain(name);
    expect(Object.keys(mysql)).toEqual(
      expect.arrayContaining([`${name.toUpperCase()}_DB_PASSWORD`, `${name.toUpperCase()}_MIGRATE_DB_PASSWORD`]),
    );
    expect(read('infra/observability/prometheus.yml')).toContain(`names: [${name}], type: A, port: ${PORT},`);
  });

  test('publishes the gateway alone, and on loopback', () => {
    expect(containers.flatMap(([name, { ports = [] }]) => ports.map((port) => [name, port]))).toEqual([['gateway', '127.0.0.1:4000:4000']]);
  });

  test('holds no secret and names what is missing', () => {
    const written = [...source.matchAll(/(?:PASSWORD:|mysql:\/\/\w+:) *([^@\s]*)/g)].map(([, value = '']) => value);
    expect(written.length).toBeGreaterThan(4);
    expect(written.filter((value) => !/^\$\{\w+:\?/.test(value))).toEqual([]);
    expect([...source.matchAll(/\$\{(\w+)\}/g)]).toEqual([]); // neither a default nor a message
  });
});

test('alerts watch metrics that are exported', () => {
  const watched = read('infra/observability/alerts.yml').match(/\bbinhan_[a-z_]+/g) ?? [];
  const exported = ['services/common/src/metrics.ts', 'services/tips/src/gauges.ts', 'services/reports/src/gauges.ts'].map(read).join('\n');
  expect(watched.length).toBeGreaterThan(5);
  expect(watched.filter((name) => !exported.includes(`'${name}'`))).toEqual([]);
});
