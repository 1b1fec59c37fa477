import type { Day } from '@binhan/common/clock';
import { plusDays } from '@binhan/common/days';
import type { Step } from '@binhan/common/sample-data';
import type { Tx } from '@binhan/common/transaction';
import { BroadcastColumn } from '../entities/broadcast-column.ts';
import { Campaign } from '../entities/campaign.ts';
import { airEdition } from '../operations/air-edition.ts';
import { openBroadcastColumn } from '../operations/open-broadcast-column.ts';
import { openCampaign } from '../operations/open-campaign.ts';
import { campaignLife } from '../states/campaign.ts';
import type { SessionProgramme, Topic } from '../vocabulary.ts';

const police = { kind: 'POLICE' } as const;
const broadcaster = 'Đài Phát thanh – Truyền hình tỉnh Lai Châu';
/** The two columns of the article (domain.md 1.1); their editions are invented. */
const columns: readonly [string, Topic][] = [
  ['Kiến thức pháp luật', 'LAW_POLICY'],
  ['Vì chủ quyền an ninh biên giới', 'MOVEMENT'],
];
const years = [2015, 2016, 2017, 2018];

/** Two campaigns of the past, one that runs, and the broadcast columns with an edition a month. */
export function campaigns(today: Day): Step[] {
  return [
    open('2016-09-01', '2016-09-30', 'Tháng an toàn giao thông học đường', 'TRAFFIC_AT_UNITS', 'CT-07-2014'),
    open('2018-10-01', '2018-10-31', 'Tháng hành động phòng cháy, chữa cháy', 'FIRE_TALKS', 'CT-07-2014'),
    open(plusDays(today, -30), plusDays(today, 60), 'Cao điểm phòng, chống lừa đảo trên mạng', 'MOVEMENT_AND_LAW', 'CT-06-2025'),
    { key: 'campaigns/close', day: '2018-11-05', run: closePast },
    { key: 'columns/open', day: '2014-09-01', run: openColumns },
    ...years.map((year) => ({ key: `columns/${year}`, day: `${year}-12-31`, run: (tx: Tx) => airYear(tx, year) })),
  ];
}

function open(firstDay: Day, lastDay: Day, name: string, programme: SessionProgramme, basisId: string): Step {
  const input = { name, programme, firstDay, lastDay, organisers: [police], basisIds: [basisId], synthetic: true };
  return { key: `campaign/${name}`, day: firstDay, run: async (tx) => void (await openCampaign(tx, input)) };
}

async function closePast(tx: Tx): Promise<void> {
  for (const campaign of await tx.manager.find(Campaign, { where: { state: 'ACTIVE' }, order: { firstDay: 'ASC' }, take: 2 }))
    if (campaign.lastDay < tx.today) await campaignLife.move(tx, 'close', campaign);
}

async function openColumns(tx: Tx): Promise<void> {
  for (const [name] of columns) await openBroadcastColumn(tx, { name, broadcaster, synthetic: true });
}

async function airYear(tx: Tx, year: number): Promise<void> {
  for (const [name, topic] of columns)
    for (let month = 1; month <= 12; month++) {
      const { id, version } = await tx.manager.findOneByOrFail(BroadcastColumn, { name, synthetic: true });
      const airedOn = `${year}-${String(month).padStart(2, '0')}-20`;
      const topics: Topic[] = month % 3 ? [topic] : [topic, 'CRIME_PREVENTION'];
      await airEdition(tx, { broadcastColumnId: id, expectedVersion: version, airedOn, topics });
    }
}
