import type { DevelopmentClaims } from '@binhan/common/development-issuer';
import { eventually, type TestSubgraph } from '@binhan/common/testing';

export const analyst: DevelopmentClaims = { roles: ['ANALYST'], subject: 'analyst' };
export const provincial: DevelopmentClaims = { roles: ['PROVINCIAL_OFFICER'], subject: 'provincial' };

type Files = { name: string; mediaType: string; bytes: number; ticket: string }[];
export type ExportAnswer = {
  id: string;
  state: string;
  format: string;
  indicator: string | null;
  facts: string | null;
  progress: { done: number; total: number | null };
  files: Files;
  failure: { code: string; message: { vi: string; en: string } } | null;
  expiresAt: string | null;
};

const fields =
  'id state format indicator facts progress { done total } files { name mediaType bytes ticket } failure { code message { vi en } } expiresAt';

export const registrations = { format: 'CSV', events: { facts: 'REGISTRATION' } };

/** Sentences of those who ask for exports. */
export function exportsIn({ ask, bearer, url }: Pick<TestSubgraph, 'ask' | 'bearer' | 'url'>) {
  const request = async (input: object, claims: DevelopmentClaims = analyst): Promise<ExportAnswer & { code?: string }> => {
    const query = `mutation ($input: RequestExportInput!) { requestExport(input: $input) { export { ${fields} } } }`;
    const { data, errors } = await ask(query, { input }, claims);
    return errors ? ({ code: errors[0]?.extensions.code } as ExportAnswer & { code: string }) : data.requestExport.export;
  };
  const look = async (id: string, claims: DevelopmentClaims = analyst): Promise<ExportAnswer> =>
    (await ask(`{ export(id: "${id}") { ${fields} } }`, {}, claims)).data.export;
  const cancel = async (exportId: string, claims: DevelopmentClaims = analyst): Promise<string> => {
    const query = 'mutation ($input: CancelExportInput!) { cancelExport(input: $input) { export { state } } }';
    const { data, errors } = await ask(query, { input: { exportId } }, claims);
    return errors ? errors[0]?.extensions.code : data.cancelExport.export.state;
  };
  const list = async (claims: DevelopmentClaims = analyst): Promise<string[]> =>
    (await ask('{ exports { nodes { id } } }', {}, claims)).data.exports.nodes.map(({ id }: { id: string }) => id);
  const come = (id: string, state: string, claims: DevelopmentClaims = analyst) =>
    eventually(async () => {
      const found = await look(id, claims);
      if (found.state !== state) throw new Error(`${found.state} ${JSON.stringify(found.failure)}, not ${state}`);
      return found;
    });
  const fetchFile = async (
    ticket: string,
    claims: DevelopmentClaims | undefined = analyst,
    address = url.replace('/graphql', '/files'),
  ) => {
    const authorization = claims ? { authorization: await bearer(claims) } : {};
    const answer = await fetch(address, { headers: { 'x-file-ticket': ticket, ...authorization } });
    const bytes = Buffer.from(await answer.arrayBuffer());
    const code = answer.ok ? undefined : (JSON.parse(bytes.toString()).errors[0].extensions.code as string);
    return { status: answer.status, headers: Object.fromEntries(answer.headers), bytes, code };
  };
  /** Asks, waits, and fetches all files. */
  const exported = async (input: object, claims: DevelopmentClaims = analyst) => {
    const { id } = await request(input, claims);
    const ready = await come(id, 'READY', claims);
    const contents: Buffer[] = [];
    for (const { ticket } of ready.files) contents.push((await fetchFile(ticket, claims)).bytes);
    return { ...ready, contents };
  };
  return { request, look, cancel, list, come, fetchFile, exported };
}
