export type Row = { id: string; version: number; state: string };
export type RecordType = 'unit' | 'registration';

/** A mutation whose answer arrived. */
type Acknowledged = { subject: string; mutation: string; clientMutationId: string; record: RecordType; row: Row };

/** What the writers know for sure. */
export type Ledger = {
  readonly acknowledged: Acknowledged[];
  /** The newest answer for each record. */
  readonly newest: Readonly<Record<RecordType, Map<string, Row>>>;
  readonly retries: () => number;
  /** Mutations that were refused although, or because, an earlier try had had its effect; and any other refusal. */
  readonly refused: string[];
  add(one: Acknowledged): void;
  retry(): void;
};

export function createLedger(): Ledger {
  const acknowledged: Acknowledged[] = [];
  const newest = { unit: new Map<string, Row>(), registration: new Map<string, Row>() };
  let retries = 0;
  return {
    acknowledged,
    newest,
    retries: () => retries,
    refused: [],
    add(one) {
      acknowledged.push(one);
      newest[one.record].set(one.row.id, one.row);
    },
    retry: () => void retries++,
  };
}
