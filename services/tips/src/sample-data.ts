import type { SubgraphSettings } from '@binhan/common/config';
import { type LoadSampleData, loadOnce, type Step } from '@binhan/common/sample-data';
import { readPlaces } from '@binhan/reference/sample-places';
import { missingQuarters, summarise } from './operations/summarise-tips.ts';
import { type Act, stepsOf } from './sample-data/acts.ts';
import { articleTips } from './sample-data/article-tips.ts';
import { boxes } from './sample-data/boxes.ts';
import { liveTips } from './sample-data/live-tips.ts';
import { appointOfficers, officeIn } from './sample-data/office.ts';
import { readKeys } from './server-key.ts';

/**
 * Invented tips and cases that give N12 to N14 exactly (domain.md 1.9), then some around today in every state, with four boxes, taken through
 * the operations by invented officers. Those of the article are long past their retention: they are left closed, the daily
 * job erases their content, and the figures stay.
 */
export async function loadSampleDataFrom(settings: SubgraphSettings): Promise<LoadSampleData> {
  const keys = await readKeys(settings);
  return loadOnce(async (tx, today) => {
    const places = await readPlaces(tx);
    if (!places.unitsOn(today).length) throw new Error('Load the sample data of units first, and wait until it was read here');
    const office = officeIn(keys);
    const acts: Act[] = [...articleTips(places), ...liveTips(places, today), ...boxes(places, today)];
    const freeze: Step = {
      key: 'summaries',
      day: today,
      run: async (tx) => {
        for (const quarter of await missingQuarters(tx)) await summarise(tx, quarter);
      },
    };
    return [appointOfficers(keys), ...stepsOf(acts, office), freeze];
  });
}
