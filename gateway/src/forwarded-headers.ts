import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

// W3C Trace Context: version ff, an all-zero trace and an all-zero parent are invalid.
const validTrace = /^(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/** What of a request goes on to the subgraphs: who asks, in which language, within which trace. Nothing else of it does; see caller-network.ts. */
export function forwardedHeaders({ authorization, traceparent, ...headers }: IncomingHttpHeaders): Record<string, string> {
  const language = headers['accept-language'];
  return {
    ...(authorization ? { authorization } : {}),
    ...(language ? { 'accept-language': language } : {}),
    traceparent: typeof traceparent === 'string' && validTrace.test(traceparent) ? traceparent : newTrace(),
  };
}

// Not sampled: the gateway exports no spans, the id ties the logs of one request together.
function newTrace(): string {
  return `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-00`;
}
