import type { SubgraphSettings } from '@binhan/common/config';
import { Problem } from '@binhan/common/errors';
import { listLoader } from '@binhan/common/loader';
import type { RequestContext } from '@binhan/common/request';
import type { CaseCorrection } from './entities/case-correction.ts';
import type { CaseTip } from './entities/case-outcome.ts';
import { type Limits, makeLimits, requireTurn } from './limits.ts';
import { networkNames } from './network.ts';
import type { Nodes } from './nodes.ts';
import { type OfficeLoaders, officeLoaders } from './office-loaders.ts';
import { correctionsOfOutcomes, tipsOfOutcomes } from './queries/case-outcomes.ts';
import { type Keys, readKeys } from './server-key.ts';

export type Context = RequestContext<Nodes> &
  OfficeLoaders & {
    keys: Keys;
    limits: Limits;
    /** Under which name the caller's network is counted; see network.ts. */
    network: string;
    /** Counts a mailbox field: one in each operation, and one turn of its window whatever its alias. */
    takeMailboxTurn(window: 'receipts' | 'messages'): void;
    tipsOfOutcome: ReturnType<typeof listLoader<CaseTip>>;
    correctionsOfOutcome: ReturnType<typeof listLoader<CaseCorrection>>;
  };

/** Keys and counters of one running service, and from them what each request gets. */
export async function contextFrom(settings: SubgraphSettings) {
  const keys = await readKeys(settings);
  const limits = makeLimits();
  const networkOf = networkNames();
  return (request: RequestContext<Nodes>, incoming: Parameters<typeof networkOf>[0]): Context => {
    const network = networkOf(incoming, request.clock());
    let mailboxFields = 0;
    return {
      ...request,
      ...officeLoaders(request, keys),
      keys,
      limits,
      network,
      tipsOfOutcome: listLoader(
        (ids) => tipsOfOutcomes(request.read, ids),
        ({ outcomeId }) => outcomeId,
      ),
      correctionsOfOutcome: listLoader(
        (ids) => correctionsOfOutcomes(request.read, ids),
        ({ outcomeId }) => outcomeId,
      ),
      takeMailboxTurn(window) {
        requireTurn(limits[window], network, request.clock());
        if (++mailboxFields > 1) throw new Problem('MAILBOX_ONCE');
      },
    };
  };
}
