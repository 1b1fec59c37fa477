import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { type Example, workedExamples } from './analysts/examples.ts';
import { startProgramme } from './analysts/programme.ts';
import { startBrokerWithUsers } from './broker-with-users.ts';
import { failWithMessage } from './fail.ts';
import { projectFile } from './project.ts';
import { binhan } from './smoke/binhan.ts';
import { createSteps, expectEqual, walkEnded } from './smoke/steps.ts';

const steps = createSteps(console.log);
const fileOf = (name: string) => fileURLToPath(projectFile(`scripts/analysts/${name}`));
const fixture = ['--records', fileOf('fixture/records.jsonl'), '--published', fileOf('fixture/figures.json')];
const questions = ['recognised-by-kind', 'registered-and-not-reached', 'sessions-by-year'];
const asked = questions.flatMap((name) => ['--ask', fileOf(`sql/questions/${name}.sql`)]);
const restricted = 'tips.case-outcome.v1, tips.purged.v1, tips.tip.v1';

await new Command('npm run analysts')
  .description(
    'Runs the worked examples of scripts/analysts on the sample data, on a broker of its own where everyone logs in. Needs Java and python3-venv.',
  )
  .action(async () => {
    const scratch = await mkdtemp(join(tmpdir(), 'binhan-analysts-'));
    try {
      const examples = workedExamples(join(scratch, 'installed'));
      for (const { name, install } of examples) await steps.run(`${name} is installed`, install);
      await agree(examples, 'on records that come twice, late, out of order and erased', fixture);
      await withKafka(scratch, examples);
    } catch (error) {
      if (error !== walkEnded) throw error;
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
    if (!steps.summary()) process.exitCode = 1;
  })
  .parseAsync()
  .catch(failWithMessage);

async function withKafka(scratch: string, examples: readonly Example[]): Promise<void> {
  const broker = await steps.run('a broker starts where everyone logs in', () => startBrokerWithUsers(join(scratch, 'kafka')));
  const kafkaOf = (user: string) => ({
    KAFKA_BROKERS: broker.brokers,
    KAFKA_TOPIC_PREFIX: 'province.',
    KAFKA_USERNAME: user,
    KAFKA_PASSWORD: String(broker.passwords[user]),
  });
  try {
    await steps.run('topics are created', () => binhan(['topics'], kafkaOf('operator')));
    await steps.run('rights are granted', () => binhan(['acls'], kafkaOf('operator')));
    const programme = await steps.run('the services load their sample data, and Kafka has all of it', () =>
      startProgramme((service) => ({ BINHAN_DATA: join(scratch, 'data'), ...kafkaOf(service) })),
    );
    try {
      await agree(examples, 'as tips-analyst', [], kafkaOf('tips-analyst'));
      for (const example of examples) await refused(example, kafkaOf('analyst'));
      await agree(examples, 'as analyst, of the open topics and with questions', ['--open-only', ...asked], kafkaOf('analyst'));
      await steps.run('the retention rules erase the tips of the article', () => programme.purgeTips());
      const last = await agree(examples, 'as tips-analyst, once they are erased', [], kafkaOf('tips-analyst'));
      console.log(`All computed: ${[...last.matchAll(/^(N\d+) +(\d+)/gm)].map(([, id, value]) => `${id} ${value}`).join(', ')}`);
    } finally {
      await programme.stop();
    }
  } finally {
    await broker.stop();
  }
}

/** Every example finds nothing wrong, and all of them print the same. */
async function agree(examples: readonly Example[], how: string, args: readonly string[], env?: Record<string, string>): Promise<string> {
  let first = '';
  for (const { name, run } of examples)
    await steps.run(`${name}, ${how}: every difference is 0`, async () => {
      const { code, printed, wrong } = await run(args, env);
      if (code !== 0) throw new Error(`it ended with ${code}: ${wrong}\n${printed}`);
      first ||= printed;
      expectEqual('what it printed', printed, first);
    });
  console.log(first);
  return first;
}

/** Who may not read the restricted topics gets the other figures, and is told. */
async function refused({ name, run }: Example, env: Record<string, string>): Promise<void> {
  await steps.run(`${name}, as analyst: Kafka refuses the restricted topics, and N12 to N14 are unknown`, async () => {
    const { code, printed, wrong } = await run([], env);
    expectEqual('the end', [code, wrong], [1, `Kafka refuses ${restricted}: log in as who may read them, or give --open-only`]);
    expectEqual('the unknown figures', printed.match(/^N\d+(?= +unknown)/gm), ['N12', 'N13', 'N14']);
  });
}
