import { fileURLToPath } from 'node:url';
import { type AsyncAPIDocumentInterface, DiagnosticSeverity, Parser } from '@asyncapi/parser';
import { type Findings, findings } from './findings.ts';

export type AsyncApi = { findings: Findings /** Topic -> $id of the schema of `data` in its records. */; channels: Map<string, string> };

/** What is said of the value of a record: the envelope, and in it the data of the topic. */
type Payload = { allOf?: { properties?: { data?: { $id?: string } } }[] };

/** Parses asyncapi.yaml; `file` is where it lies, since its references are files beside it. */
export async function parseAsyncApi(text: string, file: URL): Promise<AsyncApi> {
  const { document, diagnostics } = await new Parser().parse(text, { source: fileURLToPath(file) });
  const errors = diagnostics.filter(({ severity }) => severity === DiagnosticSeverity.Error);
  const problems = errors.map(({ message, path }) => `${message} (at ${path.join('.')})`);
  const channels = (document?.allChannels().all() ?? []).map((channel) => {
    const payload = channel.messages().all()[0]?.payload()?.json() as Payload | undefined;
    const data = payload?.allOf?.find(({ properties }) => properties?.data?.$id?.startsWith('urn:binhan:'))?.properties?.data;
    return [channel.address() ?? '', data?.$id ?? ''] as const;
  });
  const all = [...problems, ...(document ? unsaid(document) : [])];
  return { findings: findings(all.map((problem) => `schemas/asyncapi.yaml: ${problem}`)), channels: new Map(channels) };
}

/** What the specification leaves open and a reader of topics needs. */
function unsaid(document: AsyncAPIDocumentInterface): string[] {
  const missing = (what: string, isThere: unknown) => (isThere ? [] : [what]);
  return [
    ...missing('it names no server', document.allServers().length),
    ...document.allChannels().flatMap((channel) => missing(`channel ${channel.id()} has no description`, channel.description())),
    ...document
      .allOperations()
      .flatMap((one) => missing(`operation ${one.id()} has no summary: when it is sent, or what for it is read`, one.summary())),
    ...document
      .allMessages()
      .flatMap((message) => [
        ...missing(`message ${message.id()} has no title`, message.title()),
        ...missing(
          `message ${message.id()} does not say what its key is: it needs the trait record`,
          message.bindings().get('kafka')?.value()?.key,
        ),
      ]),
  ];
}
