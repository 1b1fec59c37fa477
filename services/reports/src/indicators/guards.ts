import { count, sum } from '../figures/aggregate.ts';
import type { Part } from '../figures/count.ts';
import { type Indicator, staff } from '../figures/indicator.ts';
import { counted, percent } from '../figures/measure.ts';
import { guardPosts, hasGap, missingGuards, nobodyThere } from '../sources/guard-posts.ts';
import { guards } from '../sources/guards.ts';

const guardsOfNormedUnits: Part = [{ source: guardPosts, aggregate: sum('f.inPost') }];
const requiredGuards: Part = [{ source: guardPosts, aggregate: sum('f.requiredAll') }];

const p1: Indicator = {
  code: 'P1',
  name: { vi: 'Bố trí lực lượng bảo vệ', en: 'Guard coverage' },
  definition: {
    vi: 'Bảo vệ đang làm việc so với định mức có hiệu lực tại ngày tính, chỉ của đơn vị có định mức. Dịch vụ bảo vệ tính như chuyên trách; chuyên trách bù được cho bán chuyên trách, không ngược lại. Nơi thừa làm tăng tỷ lệ chung nhưng không giảm số còn thiếu của nơi khác.',
    en: 'Guards in post against the norms that hold on the day, of units with a norm only. A guard service counts as full-time; full-time guards can fill part-time posts, not the other way round. Who is too many raises the share, and does not lower the gap of another unit.',
  },
  formula: 'Σ guards in post / Σ required; Σ max(required − in post, 0) over units',
  measures: [
    {
      code: 'coverage',
      name: { vi: 'Tỷ lệ so với định mức', en: 'Share of the norm' },
      unit: 'percent',
      computation: percent(guardsOfNormedUnits, requiredGuards),
    },
    {
      code: 'gap',
      name: { vi: 'Số vị trí còn thiếu', en: 'Posts that are not filled' },
      unit: 'post',
      computation: counted({ source: guardPosts, aggregate: sum(missingGuards, hasGap) }),
    },
    {
      code: 'unitsWithGap',
      name: { vi: 'Đơn vị còn thiếu bảo vệ', en: 'Units with too few guards' },
      unit: 'unit',
      computation: counted({ source: guardPosts, aggregate: count(hasGap) }),
    },
    {
      code: 'unitsWithout',
      name: { vi: 'Đơn vị chưa có bảo vệ nào', en: 'Units without any guard' },
      unit: 'unit',
      computation: counted({ source: guardPosts, aggregate: count(nobodyThere) }),
    },
    {
      code: 'unitsWithNorm',
      name: { vi: 'Đơn vị có định mức', en: 'Units with a norm' },
      unit: 'unit',
      computation: counted({ source: guardPosts, aggregate: count() }),
    },
  ],
  seenBy: staff,
  rowsSeenBy: staff,
  people: true,
  article: '(d)',
};

const guardsInPost: Part = [{ source: guards, aggregate: count() }];

const p2: Indicator = {
  code: 'P2',
  name: { vi: 'Bảo vệ đã qua huấn luyện', en: 'Trained guards' },
  definition: {
    vi: 'Bảo vệ đang làm việc có giấy chứng nhận nghiệp vụ bảo vệ còn giá trị tại ngày tính. Chỉ tính giấy mới nhất chưa bị thu hồi: với ngày đã qua, người vừa đổi giấy không được tính cho thời gian trước giấy mới.',
    en: 'Guards in post whose certificate of guard training is valid on the day. Only the newest one that was not revoked is known: on a past day, who has renewed it since is not counted for the time before.',
  },
  formula: 'guards with a valid certificate / guards in post',
  measures: [
    {
      code: 'trained',
      name: { vi: 'Tỷ lệ có giấy chứng nhận', en: 'Share with a certificate' },
      unit: 'percent',
      computation: percent([{ source: guards, aggregate: count('f.isCertified = 1') }], guardsInPost),
    },
    {
      code: 'expiring',
      name: { vi: 'Giấy hết hạn trong 90 ngày tới', en: 'Certificates that end within 90 days' },
      unit: 'person',
      computation: counted({ source: guards, aggregate: count('f.endsSoon = 1') }),
    },
    {
      code: 'untrained',
      name: { vi: 'Bảo vệ chưa có giấy còn giá trị', en: 'Guards without a valid certificate' },
      unit: 'person',
      computation: counted({ source: guards, aggregate: count('f.isCertified = 0') }),
    },
  ],
  seenBy: staff,
  rowsSeenBy: staff,
  people: true,
  article: '(e)',
};

export const guardIndicators = [p1, p2];
