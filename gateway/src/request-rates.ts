import type { Rates } from '@binhan/common/callers';
import type { GatewaySettings } from '@binhan/common/config';
import { trueWindow } from '@binhan/common/true-window';

const windowMs = 10_000;

type Given = Pick<GatewaySettings, 'REQUESTS_PER_NETWORK' | 'REQUESTS_PER_VIEWER'> & {
  networkOf: (address: string) => (service: string) => string;
};

/** What one network, and one viewer, may ask in ten seconds. Counted in memory of this process, networks under names of the day. */
export function requestRates({ REQUESTS_PER_NETWORK, REQUESTS_PER_VIEWER, networkOf }: Given): Rates {
  const networks = trueWindow({ ms: windowMs, most: REQUESTS_PER_NETWORK });
  const viewers = trueWindow({ ms: windowMs, most: REQUESTS_PER_VIEWER });
  return {
    ofNetwork: ({ ip }) => networks.take(networkOf(ip)('gateway'), new Date()),
    ofViewer: ({ subject }) => (subject ? viewers.take(subject, new Date()) : 0),
  };
}
