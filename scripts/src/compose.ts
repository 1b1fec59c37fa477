import { failWithMessage } from './fail.ts';
import { writeGenerated } from './project.ts';
import { composeSupergraph } from './supergraph.ts';

// Writes schemas/supergraph.graphql and schemas/api.graphql, or with --check fails where they differ.
try {
  for (const [path, text] of Object.entries(await composeSupergraph())) await writeGenerated(path, text, 'npm run compose');
} catch (error) {
  failWithMessage(error);
}
