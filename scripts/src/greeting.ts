import { examples } from './examples.ts';

/** What `npm start` and `npm run dev` say once the house can be used. */
export function greeting(url: string, token: string): string {
  const figures = examples.at(-1);
  return [
    '',
    `Bình An đang chạy. Bình An is running:  ${new URL('/', url).href}`,
    `GraphQL: ${url}    Explorer: ${new URL('/explorer', url).href}`,
    '',
    'Development token (PROVINCIAL_OFFICER, 12 hours):',
    token,
    '',
    'Try it without a token:',
    `curl -s ${url} -H 'content-type: application/json' -d '${JSON.stringify({ query: figures?.query.replace(/^#.*\n/, '').replace(/\s+/g, ' ') })}'`,
    '',
    'Ctrl-C stops.',
  ].join('\n');
}
