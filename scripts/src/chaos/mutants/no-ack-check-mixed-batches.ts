import { rewrite } from './rewrite.ts';

rewrite({
  file: 'services/common/dist/kafka-sender.js',
  text: 'await Promise.all(groups.map((group) => sendGroup(producer, group, result)));',
  instead: `const messages = groups.flatMap(({ partition, records: own }) => own.map(({ key, value }) => ({ key, value, partition })));
      await producer.send({ topic, acks: -1, compression: CompressionTypes.GZIP, messages });
      result.accepted.push(...records.map(({ sequence }) => sequence));`,
});
