import { rewrite } from './rewrite.ts';

rewrite({
  file: 'services/common/dist/event-log-kafka.js',
  text: 'await onBatch({ topic, partition, records,',
  instead: `for (const { offset } of records) resolveOffset(offset);
    await commitOffsetsIfNecessary(uncommittedOffsets());
    await onBatch({ topic, partition, records,`,
});
