/** Faults that the harness must find, each a module of this folder that a service process imports before its own code. */
export const mutants: Readonly<Record<string, string>> = {
  'no-ack-check-mixed-batches': 'the sender gives all partitions to one send() and takes what it resolves to as accepted',
  'delete-before-send': 'the relay deletes the rows of the outbox before they are sent',
  'offset-before-effect': 'the consumer commits its offsets before the events have had their effect',
  'reader-by-highest-number': 'the relay reads only rows above the highest number that it has seen',
};

/** What `node` is started with. */
export function nodeOptionsOf(mutant: string | undefined): string[] {
  return mutant ? ['--import', new URL(`${mutant}.js`, import.meta.url).href] : [];
}
