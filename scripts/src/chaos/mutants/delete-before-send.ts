import { rewrite } from './rewrite.ts';

rewrite({
  file: 'services/common/dist/relay.js',
  text: 'const { accepted, refused, error } = await log.append(',
  instead: `await settle(database, rows.map(({ seq }) => seq), []);
    const { accepted, refused, error } = await log.append(`,
});
