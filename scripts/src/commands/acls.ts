import { kafkaSettingsOf } from '@binhan/common/event-log-choice';
import { addGrants, type Grant, readGrants, removeGrants, wordsOf } from '@binhan/common/kafka-acls';
import { createLogger } from '@binhan/common/logger';
import { Command } from 'commander';
import { brokerSettings, commandSettings } from '../command-settings.ts';
import { concerns, grantsOf, readRights } from '../kafka-grants.ts';

export const acls = new Command('acls')
  .description('Grants in Kafka what schemas/asyncapi.yaml and infra/kafka/principals.yaml say, and names grants that they do not.')
  .option('--dry-run', 'change nothing, only say what would change')
  .option('--prune', 'remove the grants that they do not name')
  .addHelpText(
    'after',
    `
Refusals (DENY) and grants from outside of KAFKA_TOPIC_PREFIX are named and left. Without a prefix every grant of the cluster
counts as ours.
Environment: ${brokerSettings.join(', ')}`,
  )
  .action(async ({ dryRun, prune }: { dryRun?: boolean; prune?: boolean }) => {
    const kafka = kafkaSettingsOf(commandSettings(brokerSettings), 'binhan-acls');
    if (!kafka) throw new Error('KAFKA_BROKERS is not set: name the brokers as host:port,host:port. The embedded log knows no users');
    const logger = createLogger('binhan', 'silent');
    const planned = grantsOf(await readRights(), kafka.prefix);
    const known = await readGrants(kafka, logger);
    const [plannedWords, knownWords] = [new Set(planned.map(wordsOf)), new Set(known.map(wordsOf))];
    const missing = planned.filter((grant) => !knownWords.has(wordsOf(grant)));
    const others = known.filter((grant) => concerns(grant, kafka.prefix) && !plannedWords.has(wordsOf(grant)));
    const removable = prune ? others.filter((grant) => grant.permission === 'ALLOW' && concerns(grant, kafka.prefix) === 'owned') : [];
    if (!dryRun) {
      await addGrants(kafka, logger, missing);
      await removeGrants(kafka, logger, removable);
    }
    const say = (done: string, grants: readonly Grant[]) => {
      for (const grant of grants) console.log(`${dryRun ? `would be ${done}` : done}: ${wordsOf(grant)}`);
    };
    say('granted', missing);
    say('removed', removable);
    for (const grant of others) if (!removable.includes(grant)) console.log(`not planned: ${wordsOf(grant)}`);
    console.log(`Grants: ${planned.length} planned, ${planned.length - missing.length} of them were there, ${others.length} others`);
  });
