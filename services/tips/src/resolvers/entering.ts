import type { Ids } from '@binhan/common/replay-of-mutation';
import type { Tx } from '@binhan/common/transaction';
import type { Context } from '../context.ts';
import type { EnterTipPayloadResolvers, MutationResolvers } from '../generated/types.ts';
import { type EnterTipInput, enterTip, type TranscribeTipInput, transcribeTip } from '../operations/enter-tip.ts';
import type { Keys } from '../server-key.ts';
import { tipBoxOpeningLife } from '../states/tip-box-opening.ts';
import { shownReceipt } from './public.ts';

const by = tipBoxOpeningLife.spec.actions.transcribe?.by ?? [];

/** GraphQL has filled in the defaults of the tip, which the generated type does not say. */
function entering<Input>(mutation: string, operation: (tx: Tx, keys: Keys, input: Input) => Promise<Ids>) {
  return async (_source: unknown, { input }: { input: unknown }, { keys, write }: Context) => ({
    ids: await write(mutation, by, {}, (tx) => operation(tx, keys, input as Input)),
    clientMutationId: null,
  });
}

export const enteringMutations: MutationResolvers = {
  enterTip: entering<EnterTipInput>('enterTip', enterTip),
  transcribeTip: entering<TranscribeTipInput>('transcribeTip', transcribeTip),
};

/** Of both mutations. */
export const EnteredPayload: EnterTipPayloadResolvers = { receipt: shownReceipt };
