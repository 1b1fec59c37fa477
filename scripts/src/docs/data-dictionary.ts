import type { EventSchemas } from '../contracts/events.ts';
import { type EventField, fieldsOf } from './event-fields.ts';
import { table } from './marked-part.ts';
import { type ChangeNames, enumFor, type NamedEnum } from './value-names.ts';

const head = `# Data dictionary of the topics
<!-- Made by npm run docs from events/ and the services. -->

Every field of \`data\`, topic by topic. What surrounds it, and what counts, is in [TOPICS.md](TOPICS.md).

- **day** is \`YYYY-MM-DD\` in Asia/Ho_Chi_Minh. **code** is one value of a list that may grow. **text ≤ 40** has at most 40 characters.
- A field is in every record, or **optional**: absent where it has nothing to say, as in records older than the field.
- \`lines[]\` is a list, and \`lines[].unitId\` a field of each of its entries. null means unknown, hidden or not yet, never 0.
- Ids are random or ordered by time and mean nothing, but for areas (\`code@validFrom\`) and quarters (\`2014-Q4\`).`;

/** Every field of every topic, then the names of all values. */
export function dataDictionary(schemas: EventSchemas, enums: readonly NamedEnum[], changes: ChangeNames): string {
  const used = new Set<NamedEnum>();
  const valuesOf = (topic: string, { path, values }: EventField): string => {
    if (!values.length) return '';
    if (path === 'change') return values.map((value) => `\`${value}\`${inBrackets(changes.get(topic)?.get(value))}`).join(', ');
    const found = enumFor(enums, topic, path, values);
    if (!found) return values.map((value) => `\`${value}\``).join(', ');
    used.add(found);
    const some = values.length < found.values.length ? ` ${values.map((value) => `\`${value}\``).join(', ')}` : '';
    return `[${found.name}](#${anchorOf(`${found.service}.${found.name}`)})${some}`;
  };
  const topics = [...schemas].map(([topic, schema]) => {
    const rows = fieldsOf(schema).map((field) => [
      `\`${field.path}\``,
      `${field.type}${field.optional ? ', optional' : ''}`,
      valuesOf(topic, field),
      field.description,
    ]);
    return `## ${topic}\n\n${schema.description}\n\n${table(['field', 'type', 'values', 'meaning'], rows)}`;
  });
  const names = [...used].toSorted((a, b) => (titleOf(a) < titleOf(b) ? -1 : 1)).map(namesOf);
  return `${[head, ...topics, '# Names of the values', ...names].join('\n\n')}\n`;
}

/** How GitHub names the place of a heading. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');
}

const titleOf = ({ service, name }: NamedEnum) => `${service}.${name}`;
const inBrackets = (names: readonly string[] = []) => (names.length ? ` (${names.join(' / ')})` : '');

function namesOf(one: NamedEnum): string {
  const rows = one.values.map(({ code, vi, en }) => [`\`${code}\``, vi, en]);
  return `## ${titleOf(one)}\n\n${table(['code', 'Vietnamese', 'English'], rows)}`;
}
