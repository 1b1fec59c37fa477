import { createHmac, randomBytes } from 'node:crypto';

const dayMs = 24 * 3_600_000;

/**
 * Names under which subgraphs may count the callers of one network, so that no address leaves the gateway. A name holds for
 * a day and one subgraph: two services cannot compare what they saw, and tomorrow's names cannot be traced to today's. The
 * key is in memory only.
 */
export function callerNetworks(): (address: string) => (service: string) => string {
  let day = 0;
  let key = randomBytes(32);
  return (address) => (service) => {
    const today = Math.floor(Date.now() / dayMs);
    if (day !== today) {
      day = today;
      key = randomBytes(32);
    }
    return createHmac('sha256', key).update(`${service} ${address}`).digest('base64url');
  };
}
