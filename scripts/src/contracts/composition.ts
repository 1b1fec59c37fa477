import { type Findings, findings } from './findings.ts';

/** The committed files must be what the subgraphs compose to: they are what the gateway serves and what reviewers read. */
export function isComposed(composed: Readonly<Record<string, string>>, committed: Readonly<Record<string, string | undefined>>): Findings {
  const stale = Object.keys(composed).filter((path) => composed[path] !== committed[path]);
  return findings(stale.map((path) => `${path} is not what its sources give: run npm run compose`));
}
