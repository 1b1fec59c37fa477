import type { SubgraphNames } from './names.ts';

// The registers are edited as text, so that comments, anchors and the order that people gave them stay.

/** schemas/subgraphs.yaml with the subgraph at its end. */
export function addSubgraph(text: string, name: string, port: number): string {
  return `${text.trimEnd()}\n  - name: ${name}\n    url: http://127.0.0.1:${port}/graphql\n    sdl: services/${name}/src/schema/\n`;
}

/** schemas/asyncapi.yaml with the topic, its sender and its message, and what the service reads. */
export function addTopic(text: string, { name, kebab, types, Type, Types, topic }: SubgraphNames): string {
  const channel = [
    `  ${name}-${kebab}:`,
    `    address: ${topic}`,
    `    description: "TODO: what its records are; who may read them."`,
    `    messages: { ${kebab}: { $ref: '#/components/messages/${name}-${kebab}' } }`,
    '    bindings: { kafka: *topic }',
  ];
  const operationOf = (key: string, action: string, channelName: string, summary: string) =>
    `  ${key}: { action: ${action}, channel: { $ref: '#/channels/${channelName}' }, summary: ${summary} }`;
  const operation = [
    operationOf(`${name}Sends${Types}`, 'send', `${name}-${kebab}`, "'TODO: when it is sent.'"),
    // What every service keeps of `units` (@binhan/reference).
    operationOf(`${name}ReceivesAreas`, 'receive', 'area', 'For its copy of the area tree.'),
    operationOf(`${name}ReceivesLegalDocuments`, 'receive', 'legal-document', 'For its copy of legal documents.'),
    operationOf(`${name}ReceivesUnits`, 'receive', 'unit', 'For its copy of units.'),
  ];
  const payload = `{ allOf: [{ $ref: cloud-event.json }, { properties: { data: { $ref: events/${name}/${kebab}.v1.json } } }] }`;
  const message = [
    `    ${name}-${kebab}: { title: ${Type}, traits: [{ $ref: '#/components/messageTraits/record' }], payload: ${payload} }`,
  ];
  const parts = [
    ['channels:', channel],
    ['operations:', operation],
    ['  messages:', message],
  ] as const;
  return parts.reduce((whole, [header, lines]) => addToBlock(whole, header, lines, types), text);
}

/** The text with lines at the end of the block under a header: before the next line that is indented no deeper. */
function addToBlock(text: string, header: string, added: readonly string[], what: string): string {
  const lines = text.trimEnd().split('\n');
  const start = lines.indexOf(header);
  if (start < 0) throw new Error(`schemas/asyncapi.yaml has no line "${header}" to put ${what} under`);
  const depth = header.search(/\S/);
  const next = lines.findIndex((line, i) => i > start && line.trim() !== '' && line.search(/\S/) <= depth);
  let end = next < 0 ? lines.length : next;
  while (lines[end - 1]?.trim() === '') end--;
  return `${lines.toSpliced(end, 0, ...added).join('\n')}\n`;
}

type Solution = { references: { path: string }[] };

/** A tsconfig.json with references to projects, put behind those of the services that are there. */
export function addReferences(text: string, paths: readonly string[]): string {
  const solution = JSON.parse(text) as Solution;
  const last = solution.references.findLastIndex(({ path }) => path.includes('services/'));
  solution.references.splice(last + 1, 0, ...paths.map((path) => ({ path })));
  return `${JSON.stringify(solution, null, 2)}\n`;
}

/** One above the highest port that is taken. */
export function freePort(urls: readonly string[]): number {
  return Math.max(4000, ...urls.map((url) => Number(new URL(url).port))) + 1;
}
