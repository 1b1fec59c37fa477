import { type Findings, findings } from './findings.ts';
import { allowedNames, forbiddenWords } from './forbidden-words.ts';

/** A name of the contract or of a table, and where it stands. */
export type PlacedName = { name: string; at: string };

export function forbiddenNames(names: readonly PlacedName[]): Findings {
  return findings(
    names.flatMap(({ name, at }) => {
      const purpose = name in allowedNames ? undefined : purposeOf(name);
      return purpose ? [`${at}: "${name}" names ${purpose}, which this house must not record (security.md 7)`] : [];
    }),
  );
}

function purposeOf(name: string): string | undefined {
  const words = wordsOf(name);
  const row = ` ${words.join(' ')} `;
  const has = (phrase: string) => row.includes(` ${phrase} `) || words.includes(phrase.replaceAll(' ', ''));
  return Object.entries(forbiddenWords).find(([, phrases]) => phrases.some(has))?.[0];
}

/** `khieuNai`, `KHIEU_NAI`, `khiếu-nại` -> khieu, nai; `petitions` -> petition. */
export function wordsOf(name: string): string[] {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd');
  const apart = plain.replace(/([a-z\d])([A-Z])/g, '$1 $2').replace(/([A-Z])([A-Z][a-z])/g, '$1 $2');
  return apart
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter(Boolean)
    .map(singular);
}

function singular(word: string): string {
  if (word.length < 4 || /(ss|us|is|ics)$/.test(word)) return word;
  return word
    .replace(/ies$/, 'y')
    .replace(/([xs]|[cs]h)es$/, '$1')
    .replace(/s$/, '');
}
