import { existsSync } from 'node:fs';
import { dataFile, type SubgraphSettings } from '@binhan/common/config';
import { openEventLog } from '@binhan/common/event-log-choice';
import { createLogger } from '@binhan/common/logger';
import { plannedTopics } from '@binhan/common/topic-plan';
import { Command, InvalidArgumentError } from 'commander';
import { brokerSettings, commandSettings } from '../command-settings.ts';
import { printLines } from '../print-lines.ts';

type Options = { fromBeginning?: boolean; follow?: boolean; max?: number };

export const events = new Command('events')
  .description(
    'Prints the events of a topic, one CloudEvent a line, an erasure as {"subject":…,"erased":true}, from Kafka or from the embedded log: the same for both.',
  )
  .argument('<topic>', 'as units.unit.v1')
  .option('--from-beginning', 'all that the log holds; without it only what is new')
  .option('--follow', 'wait for more at the end of the log, until Ctrl-C')
  .option('--max <number>', 'stop after so many', wholeNumber)
  .addHelpText('after', `\nTopics: ${topicNames().join(', ')}\nEnvironment: BINHAN_DATA or ${brokerSettings.join(', ')}`)
  .action(async (topic: string, { fromBeginning = false, follow = false, max = Number.POSITIVE_INFINITY }: Options) => {
    if (!topicNames().includes(topic)) throw new Error(`There is no topic ${topic}. Topics: ${topicNames().join(', ')}`);
    if (!fromBeginning && !follow) throw new Error('Give --from-beginning for what is there, --follow for what comes, or both');
    const settings = commandSettings(['BINHAN_DATA', ...brokerSettings]);
    requireLog(settings);
    const log = openEventLog(settings, 'binhan-events', createLogger('binhan', 'silent'));
    try {
      await printLines(({ signal }) => oneLineEach(log.read(topic, { fromBeginning, follow, signal })), max);
    } finally {
      await log.close();
    }
  });

async function* oneLineEach(records: AsyncIterable<{ key: string; value: string | null }>): AsyncIterable<string> {
  for await (const { key, value } of records) yield value === null ? JSON.stringify({ subject: key, erased: true }) : onOneLine(value);
}

/** Our writers write one line; another writer's document may have more. */
function onOneLine(value: string): string {
  if (!/[\r\n]/.test(value)) return value;
  try {
    return JSON.stringify(JSON.parse(value));
  } catch {
    return JSON.stringify(value);
  }
}

function topicNames(): string[] {
  return plannedTopics().map(({ name }) => name);
}

function requireLog(settings: SubgraphSettings): void {
  const file = dataFile(settings, 'events.db');
  if (settings.KAFKA_BROKERS || existsSync(file)) return;
  throw new Error(`There is no event log ${file}: run npm start once, or set BINHAN_DATA or KAFKA_BROKERS to where the log is`);
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError('It must be a whole number above 0.');
  return Number(text);
}
