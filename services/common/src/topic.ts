import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** MySQL's portable `text` holds 64 KiB. */
const mostBytes = 60 * 1024;

/** One topic: one aggregate type of one service in one major version, with the closed schema that its writer keeps. */
export type Topic = {
  readonly name: string;
  readonly source: string;
  readonly dataschema: string;
  /** Its events tell the day and nothing that could lead back to a request: no actor, no trace, no time, no ids that hold one. */
  readonly discreet: boolean;
  typeOf(change: string): string;
  /** Throws when the data is not what the contract says, or too large. */
  check(data: object): void;
};

const ajv = new Ajv2020({ strict: true, allErrors: true });
addFormats.default(ajv);

/** `schema` is the file schemas/events/<service>/<aggregate>.v<major>.json. */
export function defineTopic(service: string, aggregate: string, schema: URL, { major = 1, discreet = false } = {}): Topic {
  let validate: ValidateFunction | undefined;
  const name = `${service}.${aggregate}.v${major}`;
  return {
    name,
    source: `/${service}`,
    discreet,
    dataschema: `urn:binhan:${service}.${aggregate}:v${major}`,
    typeOf: (change) => `${service}.${aggregate}.${change}.v${major}`,
    check(data) {
      validate ??= ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));
      if (!validate(data))
        throw new Error(`An event of ${name} breaks its contract: ${ajv.errorsText(validate.errors, { dataVar: 'data' })}`);
      const bytes = Buffer.byteLength(JSON.stringify(data));
      if (bytes > mostBytes) throw new Error(`An event of ${name} has ${bytes} bytes; at most ${mostBytes} are allowed`);
    },
  };
}
