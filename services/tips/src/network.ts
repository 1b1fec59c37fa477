import { createHmac, randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { type Day, dayOf } from '@binhan/common/clock';

type Incoming = { headers: IncomingHttpHeaders; ip: string };

/**
 * Under which name the callers of one network are counted today: an HMAC under a key that is thrown away at the end of the
 * day and is never written anywhere. The gateway sends such a name of its own instead of the address; a caller without one
 * is a process beside us, and its address is treated alike. Only the gateway and such processes may reach this port.
 */
export function networkNames(): (incoming: Incoming, now: Date) => string {
  let day: Day | undefined;
  let key = randomBytes(32);
  return ({ headers, ip }, now) => {
    if (day !== dayOf(now)) {
      day = dayOf(now);
      key = randomBytes(32);
    }
    const named = headers['x-caller-network'];
    return createHmac('sha256', key)
      .update(typeof named === 'string' ? named : ip)
      .digest('base64url');
  };
}
