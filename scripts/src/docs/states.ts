import type { Life } from '@binhan/common/life';
import { mutationName } from '@binhan/common/mutations';
import { table } from './marked-part.ts';

type Spec = Pick<Life['spec'], 'type' | 'states' | 'draft' | 'actions'>;
type Action = Spec['actions'][string];

/** The life of a record for people: a diagram, and a table with one line for each action. */
export function statesPart({ type, states, draft, actions }: Spec): string {
  return [`### ${type}`, diagram(states, actions), actionTable(type, draft, actions)].join('\n\n');
}

function diagram(states: Spec['states'], actions: Spec['actions']): string {
  const moves = Object.entries(actions).flatMap(([name, { from, to }]) =>
    (from.length ? from : ['[*]']).map((state) => ({ from: state, to: to ?? state, name })),
  );
  // One arrow for all actions between the same two states, or the diagram cannot be read.
  const arrows = new Map<string, string[]>();
  for (const { from, to, name } of moves) arrows.set(`${from} --> ${to}`, [...(arrows.get(`${from} --> ${to}`) ?? []), name]);
  const ends = Object.keys(states).filter((state) => !Object.values(actions).some(({ from }) => from.includes(state)));
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...Object.entries(states).map(([state, { vi }]) => `  ${state}: ${state}<br/>${vi}`),
    ...[...arrows].map(([arrow, names]) => `  ${arrow}: ${names.join(', ')}`),
    ...ends.map((state) => `  ${state} --> [*]`),
    '```',
  ].join('\n');
}

function actionTable(type: string, draft: string | undefined, actions: Spec['actions']): string {
  const rows = Object.entries(actions).map(([name, action]) => [
    `\`${action.within ?? mutationName(type, name)}\`<br/>${action.label.vi}`,
    action.from.join(', ') || '–',
    action.to ?? 'as before',
    action.by.join(', ') || 'the house itself',
    conditions(action) || '–',
    `${eventOf(draft, action)}${action.audited ? '; in the audit' : ''}`,
  ]);
  return table(['action', 'from', 'to', 'roles', 'conditions', 'event'], rows);
}

function conditions({ notOwnUnit, needs = [], when = [] }: Action): string {
  return [...(notOwnUnit ? ['not the own unit'] : []), ...needs.map((field) => `\`${field}\` given`), ...when.map(({ name }) => name)].join(
    ', ',
  );
}

/** Nothing is published while a record stays in its draft state. */
function eventOf(draft: string | undefined, { event, from, to }: Action): string {
  if (!event) return '–';
  const staysDraft = draft !== undefined && to === undefined && from.includes(draft);
  return `\`${event}\`${staysDraft ? `, not in ${draft}` : ''}`;
}
