/** The names of a new subgraph and of the type that it owns, in every form that its files need; keys are the placeholders. */
export type SubgraphNames = Record<'name' | 'Type' | 'type' | 'Types' | 'types' | 'kebab' | 'kebabs' | 'table' | 'topic', string>;

/** `patrols` and `NightPatrol` (default: `Patrol`) -> nightPatrol, night-patrol, night_patrol, ... */
export function subgraphNames(name: string, given?: string): SubgraphNames {
  if (!/^[a-z]{2,20}$/.test(name)) throw new Error(`"${name}" is no name for a subgraph: use 2 to 20 lower-case letters, as patrols`);
  const singular = name.replace(/ies$/, 'y').replace(/(?<!s)s$/, '');
  const Type = given ?? singular.charAt(0).toUpperCase() + singular.slice(1);
  if (!/^[A-Z][a-z]+([A-Z][a-z]+)*$/.test(Type)) throw new Error(`"${Type}" is no name for a type: write it as NightPatrol`);
  const kebab = Type.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
  const type = Type.charAt(0).toLowerCase() + Type.slice(1);
  return {
    name,
    Type,
    type,
    Types: plural(Type),
    types: plural(type),
    kebab,
    kebabs: plural(kebab),
    table: kebab.replaceAll('-', '_'),
    topic: `${name}.${kebab}.v1`,
  };
}

function plural(word: string): string {
  if (/[^aeiou]y$/.test(word)) return word.replace(/y$/, 'ies');
  return word + (/(s|x|ch|sh)$/.test(word) ? 'es' : 's');
}
