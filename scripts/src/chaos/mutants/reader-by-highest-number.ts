import { rewrite } from './rewrite.ts';

rewrite({
  file: 'services/common/dist/relay.js',
  text: 'const rows = await unsentRows(database);',
  instead: `const rows = (await unsentRows(database)).filter(({ seq }) => seq > (globalThis.highestSeen ?? 0));
    globalThis.highestSeen = rows.at(-1)?.seq ?? globalThis.highestSeen;`,
});
