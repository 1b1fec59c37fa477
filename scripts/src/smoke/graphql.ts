// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its query
export type Answer = { status: number; data?: any; errors?: { message: string; extensions?: Record<string, any> }[] };

export type Request = {
  query: string;
  variables?: object;
  token?: string | undefined;
  headers?: Record<string, string>;
  timeoutMs?: number;
};

/** One POST to a GraphQL address. Rejects when there is no answer, or one that is not GraphQL. */
export async function post(url: string, { query, variables = {}, token, headers = {}, timeoutMs = 15_000 }: Request): Promise<Answer> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(timeoutMs),
  });
  return { ...((await answer.json()) as Answer), status: answer.status };
}

/** The data of an answer without errors. */
export async function dataOf(url: string, request: Request) {
  const { data, errors } = await post(url, request);
  if (errors?.length) throw new Error(errors.map(({ message }) => message).join('; '));
  return data;
}

/** `draftUnit` -> the mutation that gives back id, version and state of its record. */
export function mutationText(mutation: string, record: string): string {
  const input = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  return `mutation ($input: ${input}!) { ${mutation}(input: $input) { ${record} { id version state } } }`;
}

export type Row = { id: string; version: number; state: string };
export type Mutate = (token: string, mutation: string, record: string, input: object) => Promise<Row>;

/** Mutations at an address, each answering its record. */
export function mutateAt(url: string): Mutate {
  return async (token, mutation, record, input) =>
    (await dataOf(url, { query: mutationText(mutation, record), variables: { input }, token }))[mutation][record];
}
