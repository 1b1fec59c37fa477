import { type RecordType, recordTypes } from './records.ts';

export type Row = { id: string; version: number; state: string };

/** A mutation whose answer arrived. */
type Acknowledged = { subject: string; mutation: string; clientMutationId: string; record: RecordType; row: Row };

/** What the writers know for sure. */
export type Ledger = {
  readonly acknowledged: Acknowledged[];
  /** The newest answer for each record. */
  readonly newest: Readonly<Record<RecordType, Map<string, Row>>>;
  /** Records whose unit was dissolved: they have to follow. */
  readonly closed: { record: RecordType; id: string }[];
  /** Of the tips whose sender got one. */
  readonly receipts: { tipId: string; code: string }[];
  readonly retries: () => number;
  /** Mutations that were refused although, or because, an earlier try had had its effect; and any other refusal. */
  readonly refused: string[];
  add(one: Acknowledged): void;
  /** A tip has no `clientMutationId`: what its sender knows is the receipt. */
  addTip(tipId: string, code: string): void;
  retry(): void;
};

export function createLedger(): Ledger {
  const acknowledged: Acknowledged[] = [];
  const newest = Object.fromEntries(recordTypes.map((type) => [type, new Map<string, Row>()])) as Record<RecordType, Map<string, Row>>;
  const receipts: Ledger['receipts'] = [];
  let retries = 0;
  return {
    acknowledged,
    newest,
    closed: [],
    receipts,
    retries: () => retries,
    refused: [],
    add(one) {
      acknowledged.push(one);
      newest[one.record].set(one.row.id, one.row);
    },
    addTip(tipId, code) {
      receipts.push({ tipId, code });
      newest.tip.set(tipId, { id: tipId, version: 1, state: 'RECEIVED' });
    },
    retry: () => void retries++,
  };
}
