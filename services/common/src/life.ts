import type { EntityTarget } from 'typeorm';
import type { TypeAccess } from './access.ts';
import { audit } from './audit.ts';
import { enteredReason } from './entered.ts';
import { Problem, type Words } from './errors.ts';
import { hasRole, isOfOwnUnit, permits, requireRole, type Scope, type ScopeOf, type Subject } from './permissions.ts';
import type { Versioned } from './rows.ts';
import type { Topic } from './topic.ts';
import type { Tx } from './transaction.ts';
import type { Role, Viewer } from './viewer.ts';

/** A row that lives by a state table. */
export type Living = Versioned & { state: string };

/** What a condition may look at: the row as it is, the input of the action, and the transaction. */
export type Act<Row, Input = Record<string, unknown>> = { row: Row; input: Input; tx: Tx };

/** A rule with a name for the documentation. It throws the Problem that names the field and the fix. */
export type Condition<Row> = { name: string; check(act: Act<Row>): void | Promise<void> };

/** One line of a state table. */
export type Action<Row extends Living, State extends string> = {
  label: Words;
  /** States in which it is possible; none: it makes the record. */
  from: readonly State[];
  /** Absent: the state stays. */
  to?: State;
  by: readonly Role[];
  /** Nobody acts on the record of a unit of their own (separation of duties, domain.md 3.5). */
  notOwnUnit?: boolean;
  /** Input fields without which it makes no sense. */
  needs?: readonly string[];
  when?: readonly Condition<Row>[];
  /** What it writes besides the state. */
  set?: (act: Act<Row>) => Partial<Row> | Promise<Partial<Row>>;
  /** `change` of its event. */
  event?: string;
  /** The mutation that does it, where it has none of its own. */
  within?: string;
  /** Whoever does it may have to answer for it: who, when and why go into the audit. What the house does by itself does not. */
  audited?: boolean;
};

export type LifeSpec<Row extends Living, State extends string> = {
  /** GraphQL type, as `Registration`. */
  type: string;
  entity: EntityTarget<Row> & { name: string };
  /** Where its events go; absent for a record of which nothing leaves the service. */
  topic?: Topic;
  states: Readonly<Record<State, Words>>;
  /** The state that is private to those who prepare the record: nothing is published in it. */
  draft?: State;
  access: TypeAccess & { subject: (row: Row) => Subject };
  /** Its records are erased one day. The audit is kept longer, so it gets their ids and no words about them. */
  erasable?: boolean;
  /** The public state that stands in events: an allow-list. */
  published?: (row: Row, tx: Tx) => object | Promise<object>;
  actions: Readonly<Record<string, Action<Row, State>>>;
};

/** The life of one kind of record: the only place that checks who, from where and under which conditions. */
export type Life<Row extends Living = Living> = {
  readonly spec: LifeSpec<Row, string>;
  /** The row, or NOT_FOUND when the viewer may not see it. */
  see(tx: Tx, id: string): Promise<Row>;
  /** The row for an action: NOT_FOUND, FORBIDDEN or OWN_UNIT before STALE_VERSION, so that nothing is learnt of a record out of scope. */
  take(tx: Tx, action: string, id: string, expectedVersion: number): Promise<Row>;
  /** Permission, state and conditions without the move, for operations that look at more before they change anything. */
  check(tx: Tx, action: string, row: Row, input?: object): Promise<void>;
  /** Makes the record by an action without from-states. */
  begin(tx: Tx, action: string, row: Row, input?: object): Promise<Row>;
  /** Checks the row as it is, then writes the new state with the changes, and records the event. */
  move(tx: Tx, action: string, row: Row, input?: object, changes?: Partial<Row>): Promise<Row>;
  /** Takes the row and moves it: all that an action without a rule of its own needs. */
  act(tx: Tx, action: string, id: string, input: { expectedVersion: number }): Promise<Row>;
  /** Actions open to the viewer by state, role and scope. Conditions may still refuse, saying why. */
  allowedActions(row: Row, viewer: Viewer, scope: Scope): string[];
};

export function life<Row extends Living, State extends string>(given: LifeSpec<Row, State>, scopeOf: ScopeOf): Life<Row> {
  const spec = given as unknown as LifeSpec<Row, string>;
  const { type, access } = spec;
  const actionOf = (name: string): Action<Row, string> => {
    const action = spec.actions[name];
    if (!action) throw new Error(`${type} has no action ${name}`);
    return action;
  };

  // A transaction asks often, and the claims of its viewer do not change.
  const scopes = new WeakMap<Tx, Promise<Scope>>();
  const scopeIn = (tx: Tx) => {
    const scope = scopes.get(tx) ?? scopeOf(tx.manager, tx.viewer, tx.now);
    scopes.set(tx, scope);
    return scope;
  };

  const isOwn = (viewer: Viewer, row: Row) => isOfOwnUnit(viewer, access.subject(row));
  const mayAct = (viewer: Viewer, { by, notOwnUnit }: Action<Row, string>, row: Row, scope: Scope) =>
    permits(viewer, by, access.subject(row), scope) && !(notOwnUnit && isOwn(viewer, row));

  const requirePermission = async (tx: Tx, action: Action<Row, string>, row: Row) => {
    requireRole(tx.viewer, action.by);
    const scope = await scopeIn(tx);
    if (mayAct(tx.viewer, action, row, scope)) return;
    const exists = action.from.length > 0;
    if (exists && !permits(tx.viewer, access.seenBy, access.subject(row), scope)) throw new Problem('NOT_FOUND', { type, id: row.id });
    if (action.notOwnUnit && isOwn(tx.viewer, row)) throw new Problem('OWN_UNIT', { action: action.label });
    throw new Problem('FORBIDDEN', { roles: action.by });
  };

  const requireState = (tx: Tx, action: Action<Row, string>, row: Row) => {
    if (!action.from.length || action.from.includes(row.state)) return;
    const open = Object.values(spec.actions).filter((one) => one.from.includes(row.state) && !one.within && hasRole(tx.viewer, one.by));
    const list = (locale: keyof Words) => open.map(({ label }) => label[locale]).join(', ') || '–';
    throw new Problem('INVALID_TRANSITION', {
      action: action.label,
      state: row.state,
      possible: { vi: list('vi'), en: list('en') },
    });
  };

  const actOf = (tx: Tx, row: Row, input: object): Act<Row> => ({ row, input: input as Record<string, unknown>, tx });

  const publish = async (tx: Tx, { event }: Action<Row, string>, row: Row) => {
    if (!event || row.state === spec.draft) return;
    if (!spec.topic || !spec.published) throw new Error(`${type} has an event ${event} and no topic`);
    await tx.record(spec.topic, row.id, event, await spec.published(row, tx));
  };

  const answerFor = async (tx: Tx, name: string, row: Row, input: { reason?: unknown }) => {
    if (!actionOf(name).audited || tx.viewer.system) return;
    const reason = spec.erasable ? null : enteredReason(input) || null;
    await audit(tx, { action: auditName(name), subjectType: type, subjectId: row.id, reason });
  };

  const self: Life<Row> = {
    spec,
    async see(tx, id) {
      const row = await tx.take(spec.entity, id);
      if (permits(tx.viewer, access.seenBy, access.subject(row), await scopeIn(tx))) return row;
      throw new Problem('NOT_FOUND', { type, id });
    },
    async take(tx, name, id, expectedVersion) {
      const row = await tx.take(spec.entity, id);
      await requirePermission(tx, actionOf(name), row);
      if (row.version !== expectedVersion)
        throw new Problem('STALE_VERSION', { expected: expectedVersion, actual: row.version }, 'input.expectedVersion');
      return row;
    },
    async check(tx, name, row, input = {}) {
      const action = actionOf(name);
      await requirePermission(tx, action, row);
      requireState(tx, action, row);
      const act = actOf(tx, row, input);
      for (const field of action.needs ?? []) if (isBlank(act.input[field])) throw new Problem('REQUIRED', {}, `input.${field}`);
      for (const { check } of action.when ?? []) await check(act);
    },
    async begin(tx, name, row, input = {}) {
      await self.check(tx, name, row, input);
      await tx.add(spec.entity, row);
      await publish(tx, actionOf(name), row);
      await answerFor(tx, name, row, input);
      return row;
    },
    async move(tx, name, row, input = {}, changes = {}) {
      await self.check(tx, name, row, input);
      const action = actionOf(name);
      const set = await action.set?.(actOf(tx, row, input));
      Object.assign(row, set, changes, action.to ? { state: action.to } : {});
      await tx.put(spec.entity, row);
      await publish(tx, action, row);
      await answerFor(tx, name, row, input);
      return row;
    },
    act: async (tx, name, id, input) => self.move(tx, name, await self.take(tx, name, id, input.expectedVersion), input),
    allowedActions: (row, viewer, scope) =>
      Object.entries(spec.actions)
        .filter(([, action]) => !action.within && action.from.includes(row.state) && mayAct(viewer, action, row, scope))
        .map(([name]) => name),
  };
  return self;
}

/** `confirmValue` -> `CONFIRM_VALUE`. */
function auditName(action: string): string {
  return action.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}

function isBlank(value: unknown): boolean {
  return value == null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0);
}
