/** A record to append. `sequence` orders the records of one key and names the row in the answer. */
export type NewRecord = { sequence: number; topic: string; key: string; value: Value; occurredAt: Date };

export type LogRecord = { topic: string; partition: number; offset: string; key: string; value: Value };

/** The event's text; null (a tombstone) says that the records of this key are erased. Only compacted topics have such. */
type Value = string | null;

/** What became of an append. A record that is in no list is to be sent again. */
export type Appended = {
  /** Sequences that are safely in the log. */
  accepted: number[];
  /** Refused for good (too large, not allowed): these keys need a person. */
  refused: { topic: string; key: string; error: string }[];
  /** Why others were not accepted this time. */
  error?: Error;
};

/** Records of one partition in the order of the log. */
export type Batch = {
  topic: string;
  partition: number;
  records: LogRecord[];
  /** False once this consumer has lost the partition: stop at once. */
  isCurrent(): boolean;
  /** Call between chunks of work, or the group takes the consumer for dead. */
  heartbeat(): Promise<void>;
  /** All records up to this one have had their effect. */
  done(record: LogRecord): void;
};

export type Subscription = {
  /** Records between the group's position and the end, for each topic. */
  lag(): Promise<Record<string, number>>;
  /** Why the subscription is dead for good, if it is: the process must then end, so that its supervisor restarts it. */
  failure(): string | undefined;
  stop(): Promise<void>;
};

/**
 * The port to the event log: one file on disk (event-log-sqlite.ts) or Kafka (event-log-kafka.ts). Its promises:
 * - a record whose sequence is in `accepted` is kept, and read by every group;
 * - records of one key are read in the order in which they were accepted;
 * - a group reads each record at least once, from the beginning when the group is new; of a compacted topic it may miss
 *   records that a later one of their key has replaced, and never the newest one of a key;
 * - delivery may repeat: consumer.ts makes the effect happen once.
 */
export type EventLog = {
  append(records: readonly NewRecord[]): Promise<Appended>;
  subscribe(group: string, topics: readonly string[], onBatch: (batch: Batch) => Promise<void>): Promise<Subscription>;
  /** Reads for people and tools, without a group. Ends at the end of the log unless `follow`. */
  read(topic: string, options: { fromBeginning: boolean; follow: boolean; signal: AbortSignal }): AsyncIterable<LogRecord>;
  /** Offset of the last record of each partition that has some, by `topic/partition`. */
  ends(topics: readonly string[]): Promise<ReadonlyMap<string, bigint>>;
  /** Drops what is kept of a group that reads no more, as far as one may. */
  forget(group: string): Promise<void>;
  close(): Promise<void>;
};
