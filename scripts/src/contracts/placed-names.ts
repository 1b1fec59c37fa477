import { type DocumentNode, Kind, visit } from 'graphql';
import type { PlacedName } from './forbidden-names.ts';
import type { JsonSchema } from './json-schema.ts';

const named = [
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.OBJECT_TYPE_EXTENSION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.UNION_TYPE_DEFINITION,
  Kind.ENUM_TYPE_DEFINITION,
  Kind.INPUT_OBJECT_TYPE_DEFINITION,
  Kind.SCALAR_TYPE_DEFINITION,
  Kind.FIELD_DEFINITION,
  Kind.INPUT_VALUE_DEFINITION,
  Kind.ENUM_VALUE_DEFINITION,
] as const;

/** Every type, field, argument and enum value of a subgraph. */
export function namesOfSdl(service: string, document: DocumentNode): PlacedName[] {
  const names: PlacedName[] = [];
  const path: string[] = [];
  const enter = (node: { name: { value: string } }) => {
    path.push(node.name.value);
    names.push({ name: node.name.value, at: `SDL of ${service}, ${path.join('.')}` });
  };
  const leave = () => {
    path.pop();
  };
  visit(document, Object.fromEntries(named.map((kind) => [kind, { enter, leave }])));
  return names;
}

/** The topic, and every field and enum value of its schema. */
export function namesOfSchema(topic: string, schema: JsonSchema): PlacedName[] {
  const inside = (one: JsonSchema, at: string): PlacedName[] => [
    ...(one.enum ?? []).flatMap((value) => (typeof value === 'string' ? [{ name: value, at }] : [])),
    ...Object.entries(one.properties ?? {}).flatMap(([name, field]) => [{ name, at }, ...inside(field, `${at}.${name}`)]),
    ...(one.items ? inside(one.items, `${at}[]`) : []),
    ...Object.entries(one.$defs ?? {}).flatMap(([name, def]) => [{ name, at }, ...inside(def, `${at}#${name}`)]),
  ];
  return [{ name: topic, at: 'topic' }, ...inside(schema, topic)];
}

type Table = { tableName: string; columns: readonly { databaseName: string }[] };

/** Every table and column of a service's database. */
export function namesOfTables(service: string, tables: readonly Table[]): PlacedName[] {
  return tables.flatMap(({ tableName, columns }) => [
    { name: tableName, at: `tables of ${service}` },
    ...columns.map(({ databaseName }) => ({ name: databaseName, at: `table ${tableName} of ${service}` })),
  ]);
}
