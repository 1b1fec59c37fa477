import { readFileSync } from 'node:fs';
import type { Words } from '@binhan/common/errors';
import { count, sum } from '../figures/aggregate.ts';
import type { Part } from '../figures/count.ts';
import type { Indicator } from '../figures/indicator.ts';
import { counted, type Measure, percent, ratio } from '../figures/measure.ts';
import type { Source } from '../figures/source.ts';
import { tipBoxes } from '../sources/tip-boxes.ts';
import { tipCases } from '../sources/tip-cases.ts';
import { ages, type clocks, tipClocks, tips, tipsByChannel } from '../sources/tips.ts';
import { casesGrid, tipsGrid } from './tips-grid.ts';

const { completeFrom } = JSON.parse(readFileSync(new URL('../../data/tips.json', import.meta.url), 'utf8')) as { completeFrom: string };
/** Of the years before only valuable tips are known: a share of all tips has no base there. */
const allAreKnown = `f.firstDay >= '${completeFrom}'`;

// TIP_SUPERVISOR is not among them: one in conflict with a unit would learn of a tip about it, by what a count here has more than
// their own list. `tips` knows who was given which tip, and counts for them (tipTotals); no topic tells it.
const seenBy = ['PROVINCIAL_OFFICER'] as const;
const forAll = { seenBy, rowsSeenBy: ['TIP_SUPERVISOR'] as const, whole: true };

/** Rows that add nothing are not behind a figure. */
const some = (source: Source, column: string, where = '1 = 1'): Part => [
  { source, aggregate: sum(`f.${column}`, `${where} AND f.${column} > 0`) },
];
const sumOf = (column: string, where?: string) => some(tips, column, where);
const tipCount = (code: string, name: Words, part: Part): Measure => ({ code, name, unit: 'tip', computation: counted(...part) });
const share = (code: string, name: Words, of: Part, outOf: Part): Measure => ({
  code,
  name,
  unit: 'percent',
  computation: percent(of, outOf),
});

const erased: Words = {
  vi: 'Tin đã xóa nội dung vẫn được tính, theo quý và cho toàn tỉnh: khoảng thời gian cắt ngang quý tính cả quý, không phân tổ được theo xã.',
  en: 'Tips whose content was erased still count, by the quarter and for the whole province: a period that cuts a quarter counts all of it, and communes have none of them.',
};
const withErased = ({ vi, en }: Words): Words => ({ vi: `${vi} ${erased.vi}`, en: `${en} ${erased.en}` });
const sinceComplete: Words = {
  vi: `Tỷ lệ chỉ tính trên tin tiếp nhận từ ngày ${completeFrom.split('-').reverse().join('/')}; trước đó không biết tổng số tin.`,
  en: `Shares are of tips received from ${completeFrom} on; before, nobody knows how many came.`,
};
const withShares = ({ vi, en }: Words): Words => withErased({ vi: `${vi} ${sinceComplete.vi}`, en: `${en} ${sinceComplete.en}` });

const t1: Indicator = {
  ...{ code: 'T1', ...forAll, grid: tipsGrid },
  name: { vi: 'Tin đã tiếp nhận', en: 'Tips received' },
  definition: withErased({
    vi: 'Mọi tin đã tiếp nhận, theo ngày tiếp nhận, kể cả tin ngoài phạm vi và tin không có căn cứ.',
    en: 'All tips that came, by the day on which they came, those out of scope and unfounded ones too.',
  }),
  formula: 'count of tips',
  measures: [tipCount('received', { vi: 'Tin đã tiếp nhận', en: 'Received' }, some(tipsByChannel, 'tips'))],
};

const isValuable = "f.value = 'VALUABLE'";
const closed = sumOf('closed', allAreKnown);

const t2: Indicator = {
  ...{ code: 'T2', ...forAll, article: 'N12' },
  name: { vi: 'Tin có giá trị', en: 'Valuable tips' },
  definition: withShares({
    vi: 'Tin được hai người thống nhất là có giá trị, theo ngày tiếp nhận; tỷ lệ trên số tin đã kết thúc. Không phải chỉ tiêu thi đua và không so sánh giữa các đơn vị.',
    en: 'Tips that two people agree are valuable, by the day on which they came; the share is of closed ones. Not a target, and no unit is compared by it.',
  }),
  formula: 'count of VALUABLE tips; closed VALUABLE / closed',
  measures: [
    tipCount('valuable', { vi: 'Tin có giá trị', en: 'Valuable' }, sumOf('tips', isValuable)),
    tipCount(
      'fromUnits',
      { vi: 'Tin có giá trị về cơ quan, doanh nghiệp, nhà trường', en: 'Valuable, of agencies, enterprises and schools' },
      sumOf('tips', `${isValuable} AND f.sourceUnitKind IS NOT NULL`),
    ),
    share(
      'share',
      { vi: 'Tỷ lệ trên số tin đã kết thúc', en: 'Share of closed ones' },
      sumOf('closed', `${isValuable} AND ${allAreKnown}`),
      closed,
    ),
  ],
};

const cases: Part = [{ source: tipCases, aggregate: count() }];
const arrested: Part = [{ source: tipCases, aggregate: sum('f.arrestedCount') }];

const t3: Indicator = {
  ...{ code: 'T3', ...forAll, grid: casesGrid, article: 'N13, N14' },
  name: { vi: 'Vụ việc làm rõ', en: 'Cases clarified' },
  definition: {
    vi: 'Vụ được làm rõ nhờ nguồn tin và số người bị bắt, đã có người thứ hai xác nhận, theo số liệu đính chính mới nhất. Một vụ tính một lần dù có nhiều nguồn tin. Số vụ chia cho số tin không phải tỷ lệ thành công.',
    en: 'Cases that tips helped to clarify and people arrested in them, confirmed by a second person, as last corrected. A case counts once, however many tips it has. Cases out of tips is no rate of success.',
  },
  formula: 'count of confirmed cases; sum of arrests; arrests / cases',
  measures: [
    { code: 'cases', name: { vi: 'Số vụ', en: 'Cases' }, unit: 'case', computation: counted(...cases) },
    { code: 'arrested', name: { vi: 'Số người bị bắt', en: 'People arrested' }, unit: 'person', computation: counted(...arrested) },
    { code: 'perCase', name: { vi: 'Người bị bắt mỗi vụ', en: 'Arrests per case' }, unit: 'ratio', computation: ratio(arrested, cases) },
  ],
};

const classNames: Readonly<Record<string, Words>> = {
  sameDay: { vi: 'ngay trong ngày', en: 'on the same day' },
  inTime: { vi: 'sau đó, đúng hạn', en: 'later, in time' },
  upToTwice: { vi: 'quá hạn, đến gấp đôi số ngày của thời hạn', en: 'late, up to twice the days of the limit' },
  later: { vi: 'muộn hơn nữa', en: 'later still' },
};

/** The share in time of a clock, and its tips by how long it ran. */
function clockMeasures(clock: keyof typeof clocks, done: string, { vi, en }: Words): Measure[] {
  const byClass = Object.entries(classNames).map(([column, name]) =>
    tipCount(
      `${done}${column[0]?.toUpperCase()}${column.slice(1)}`,
      { vi: `${vi}: ${name.vi}`, en: `${en}: ${name.en}` },
      some(tipClocks, column, `f.clock = '${clock}'`),
    ),
  );
  const inTime = sumOf(`${done}InTime`, allAreKnown);
  return [
    share(`${done}OnTime`, { vi: `${vi}: tỷ lệ đúng hạn`, en: `${en}: share in time` }, inTime, sumOf(done, allAreKnown)),
    ...byClass,
  ];
}

const t4: Indicator = {
  ...{ code: 'T4', ...forAll },
  name: { vi: 'Thời hạn xử lý tin', en: 'Handling in time' },
  definition: withShares({
    vi: 'Chuyển trong 24 giờ (48 giờ ở xã vùng xa), thông báo tiếp nhận trong 3 ngày làm việc, giải quyết trong 20 ngày, kể cả gia hạn. Tính theo tin đã xong bước đó; tin chưa xong nằm ở T5. Thời gian chỉ ở mức ngày; sự kiện cũ không có nhóm thời gian.',
    en: 'Passed on in 24 hours (48 in remote communes), acknowledged in 3 working days, resolved in 20 days with its extension. Of tips with which that was done; the others stand in T5. Durations are in days, and older events tell none.',
  }),
  formula: 'in time / done, by clock; count by class of duration',
  measures: [
    ...clockMeasures('FORWARD', 'forwarded', { vi: 'Chuyển hoặc thụ lý', en: 'Passed on or taken up' }),
    ...clockMeasures('ACKNOWLEDGE', 'acknowledged', { vi: 'Thông báo tiếp nhận', en: 'Acknowledged' }),
    ...clockMeasures('RESOLVE', 'resolved', { vi: 'Giải quyết', en: 'Resolved' }),
  ] as Measure[] as [Measure, ...Measure[]],
};

const [first, second, third] = ages;
const openFor = (code: string, name: Words, group: string) => tipCount(code, name, sumOf('tips', `f.openFor = '${group}'`));

const t5: Indicator = {
  ...{ code: 'T5', ...forAll },
  name: { vi: 'Tin còn tồn', en: 'Backlog of tips' },
  definition: withShares({
    vi: 'Tin tiếp nhận đến ngày tính mà nay chưa giải quyết, theo số ngày đã qua; tin được gia hạn; tỷ lệ ngoài phạm vi trên tin tiếp nhận; tỷ lệ không có căn cứ trên tin đã kết thúc. Không có số tin ẩn danh: hệ thống không ghi ai có để lại danh tính hay không.',
    en: 'Tips that came by the day of the figure and are not resolved now, by their age on that day; extensions; share out of scope of those received; share unfounded of closed ones. Not how many are anonymous: that is written down nowhere.',
  }),
  formula: 'count of open tips by age; count extended; out of scope / received; UNFOUNDED / closed',
  measures: [
    tipCount('open', { vi: 'Tin còn tồn', en: 'Open' }, sumOf('tips', 'f.openFor IS NOT NULL')),
    openFor('openNew', { vi: `Đến ${first} ngày`, en: `Up to ${first} days` }, `UP_TO_${first}`),
    openFor('openWithinLimit', { vi: `Từ ${first + 1} đến ${second} ngày`, en: `${first + 1} to ${second} days` }, `UP_TO_${second}`),
    openFor('openWithinExtension', { vi: `Từ ${second + 1} đến ${third} ngày`, en: `${second + 1} to ${third} days` }, `UP_TO_${third}`),
    openFor('openLonger', { vi: `Trên ${third} ngày`, en: `Over ${third} days` }, 'LONGER'),
    tipCount('extended', { vi: 'Tin được gia hạn', en: 'Extended' }, sumOf('extended')),
    share(
      'outOfScope',
      { vi: 'Tỷ lệ ngoài phạm vi', en: 'Share out of scope' },
      sumOf('outOfScope', allAreKnown),
      sumOf('tips', allAreKnown),
    ),
    share(
      'unfounded',
      { vi: 'Tỷ lệ không có căn cứ', en: 'Share unfounded' },
      sumOf('closed', `f.value = 'UNFOUNDED' AND ${allAreKnown}`),
      closed,
    ),
  ],
};

const boxes = (code: string, name: Words, where?: string): Measure => ({
  ...{ code, name, unit: 'box' },
  computation: counted({ source: tipBoxes, aggregate: count(where) }),
});

const t6: Indicator = {
  ...{ code: 'T6', ...forAll },
  // Boxes hang in public, and nothing leads from one to a tip.
  seenBy: ['TIP_SUPERVISOR', 'PROVINCIAL_OFFICER'],
  name: { vi: 'Hòm thư tố giác', en: 'Tip boxes' },
  definition: {
    vi: 'Hòm thư đang sử dụng vào ngày tính và hòm thư quá hạn mở; không kể hòm thư nay đã tháo dỡ.',
    en: 'Boxes in use on the day of the figure, and those overdue for opening; not those taken down since.',
  },
  formula: 'count of ACTIVE boxes; those whose day of opening has passed',
  measures: [
    boxes('active', { vi: 'Đang sử dụng', en: 'In use' }),
    boxes('overdue', { vi: 'Quá hạn mở', en: 'Overdue for opening' }, 'f.isOverdue = 1'),
  ],
};

export const tipIndicators = [t1, t2, t3, t4, t5, t6];
