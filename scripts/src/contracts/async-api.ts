import { fileURLToPath } from 'node:url';
import { DiagnosticSeverity, Parser } from '@asyncapi/parser';
import { type Findings, findings } from './findings.ts';

export type AsyncApi = { findings: Findings /** Topic -> $id of the schema of its messages. */; channels: Map<string, string> };

/** Parses asyncapi.yaml; `file` is where it lies, since its references are files beside it. */
export async function parseAsyncApi(text: string, file: URL): Promise<AsyncApi> {
  const { document, diagnostics } = await new Parser().parse(text, { source: fileURLToPath(file) });
  const errors = diagnostics.filter(({ severity }) => severity === DiagnosticSeverity.Error);
  const problems = errors.map(({ message, path }) => `schemas/asyncapi.yaml: ${message} (at ${path.join('.')})`);
  const channels = (document?.allChannels().all() ?? []).map((channel) => {
    const payload = channel.messages().all()[0]?.payload()?.json() as { $id?: string } | undefined;
    return [channel.address() ?? '', payload?.$id ?? ''] as const;
  });
  return { findings: findings(problems), channels: new Map(channels) };
}
