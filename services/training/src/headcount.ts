/** How heads were counted. ESTIMATE is a data-quality flag (domain.md 4, Q1). */
export type CountMethod = 'HEADCOUNT' | 'SIGN_IN' | 'ESTIMATE';
export const countMethods: readonly CountMethod[] = ['HEADCOUNT', 'SIGN_IN', 'ESTIMATE'];

/** What a headcount counts: turns (lượt người), where one person may count many times, or people. */
export type Measure = 'ATTENDANCES' | 'PEOPLE';

declare const measure: unique symbol;
type Headcount<M extends Measure> = { readonly [measure]?: M; readonly count: number; readonly countMethods: readonly CountMethod[] };

/** Lượt người. The compiler keeps it apart from People: the two are never added (domain.md 1.7). */
export type Attendances = Headcount<'ATTENDANCES'>;
/** Người. */
export type People = Headcount<'PEOPLE'>;

/** A number of heads of one measure, with how each part of it was counted. */
export function headcount<M extends Measure>(parts: readonly { count: number; countMethod: CountMethod }[]): Headcount<M> {
  const used = new Set(parts.map(({ countMethod }) => countMethod));
  return { count: parts.reduce((sum, { count }) => sum + count, 0), countMethods: countMethods.filter((method) => used.has(method)) };
}

/** People as they are shown, or not. */
export type ShownPeople = { count: number | null; suppressed: boolean; countMethods: readonly CountMethod[] };

/** Of what the viewer may see. */
export function shown({ count, countMethods: methods }: People): ShownPeople {
  return { count, suppressed: false, countMethods: methods };
}

/**
 * Of sums over free filters: hiding those of 1 to 4 would not do, since two others tell them by their difference (domain.md 5.10).
 * Everyone reads learners in `reports`, by closed years.
 */
export const hidden: ShownPeople = { count: null, suppressed: true, countMethods: [] };
