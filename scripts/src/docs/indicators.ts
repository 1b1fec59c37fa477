import { dimensionsOf } from '@binhan/reports/figures/dimensions-of';
import type { Indicator } from '@binhan/reports/figures/indicator';
import { table } from './marked-part.ts';

/** The catalogue for people: one line for each indicator, in its order. */
export function indicatorsPart(indicators: readonly Indicator[]): string {
  const rows = indicators.map((indicator) => {
    const { code, name, definition, formula, measures, seenBy, rowsSeenBy, article, people } = indicator;
    return [
      `\`${code}\``,
      `${name.vi}<br/>${name.en}`,
      `${definition.vi}<br/>${definition.en}`,
      formula,
      measures.map((measure) => `\`${measure.code}\` ${measure.name.vi}, ${measure.name.en} (${measure.unit})`).join('<br/>'),
      dimensionsOf(indicator).join(', ') || '–',
      `${seenBy.join(', ')}${people ? '; small counts are hidden' : ''}<br/>records: ${rowsSeenBy.join(', ') || 'nobody'}`,
      article ?? '–',
    ];
  });
  return table(['code', 'indicator', 'what is counted', 'formula', 'measures', 'groups', 'read by', 'article'], rows);
}
