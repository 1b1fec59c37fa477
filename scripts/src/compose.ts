import { Command } from 'commander';
import { failWithMessage } from './fail.ts';
import { writeGenerated } from './project.ts';
import { composeSupergraph } from './supergraph.ts';

await new Command('npm run compose --')
  .description('Composes the subgraphs into schemas/supergraph.graphql, for the gateway, and schemas/api.graphql, what clients see.')
  .option('--check', 'write nothing; fail where the committed files differ')
  .action(async () => {
    for (const [path, text] of Object.entries(await composeSupergraph())) await writeGenerated(path, text, 'npm run compose');
  })
  .parseAsync()
  .catch(failWithMessage);
