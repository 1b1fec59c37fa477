import type { Context } from '../context.ts';
import type { Figure } from '../figures/figure.ts';
import { computeMatrix } from '../figures/matrix.ts';
import { type Answer, answers, type Completeness, completeness } from '../indicators/completeness.ts';
import { roundsMeant } from '../rounds.ts';
import { type Asked, questionOf } from './ask.ts';

export type CompletenessFigures = Pick<Completeness, 'records'> & Record<Answer, Figure>;

/** What had to come in the rounds of a filter, and how it came; of one round where none is named. All of it is public (security.md 4). */
export function askCompleteness({ read, clock }: Context, asked: Pick<Asked, 'filter' | 'asOf'>): Promise<CompletenessFigures[]> {
  const now = clock();
  const whole = questionOf(asked, now);
  const [first, last] = [roundsMeant(whole)[0], roundsMeant(whole).at(-1)];
  const filter = { ...whole.filter, roundFrom: first?.year ?? 0, roundTo: last?.year ?? 0 };
  return Promise.all(
    completeness.map(async ({ records, measures }) => {
      const [cell] = await computeMatrix(read, measures, { ...whole, filter }, now);
      const figures = cell?.figures ?? [];
      return { records, ...Object.fromEntries(answers.map((answer, i) => [answer, figures[i]])) } as CompletenessFigures;
    }),
  );
}
