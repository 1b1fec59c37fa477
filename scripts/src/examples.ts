import type { DevelopmentClaims } from '@binhan/common/development-issuer';
import type { Example } from '@binhan/gateway/explorer';

/** What a page about one unit shows: fields of four services, one request. */
export const unitPage = `fragment UnitPage on Unit {
  name
  area { type name }
  registrations {
    roundYear
    state
    dossier { criteria { criterion { code text { vi } } status source } missing { text { vi } } }
  }
  guards(first: 5) { totalCount nodes { fullName kind state certificates { kind expiresOn } classes { state } } }
  readiness { ready requiredFullTime activeFullTime certified reasons { text { vi } } }
  teams { kind memberCount }
  lastSessionOn
  sessions(first: 3) { nodes { state heldOn programme attendances { count } } }
}`;

/** The queries that the explorer opens with; the explorer shows the last one first. */
export const examples: readonly (Example & { as?: DevelopmentClaims })[] = [
  {
    title: 'Trang đơn vị',
    token: true,
    query: `# One page about a unit: registrations and dossier, guards and readiness, last sessions
query UnitPages {
  units(filter: { search: "hoa ban", kinds: [SCHOOL] }, first: 2) { nodes { id ...UnitPage } }
}

${unitPage}`,
  },
  {
    title: 'Đơn vị',
    token: true,
    query: `# Units whose name has these words, with or without diacritics
query Units {
  units(filter: { search: "hoa ban" }, first: 5) {
    totalCount
    nodes { code name state area { type name } registrations { roundYear state } allowedActions }
    pageInfo { hasNextPage endCursor }
  }
}`,
  },
  {
    title: 'Hồ sơ',
    token: true,
    query: `# Registrations of this round that wait for the unit, and what is missing
query Dossiers {
  registrations(filter: { states: [ACCEPTED] }, first: 5) {
    nodes { roundYear late unit { name } dossier { missing { text { vi } } } allowedActions }
  }
}`,
  },
  {
    title: 'Nguồn tin: tổng hợp',
    token: true,
    query: `# N12 to N14 of the article, as sums over tips and cases; content and units of tips are not for this viewer
query TipTotals {
  tipTotals(
    filter: {
      receivedFrom: "2014-08-15"
      receivedTo: "2019-08-12"
      categories: [THEFT]
      sourceUnitKinds: [AGENCY, ENTERPRISE, SCHOOL]
      values: [VALUABLE]
    }
  ) { valuable }
  caseTotals(filter: { clarifiedFrom: "2014-08-15", clarifiedTo: "2019-08-12", categories: [THEFT] }) { cases arrested }
}`,
  },
  {
    title: 'Nguồn tin: trực ban',
    token: false,
    as: { roles: ['TIP_SUPERVISOR'], subject: 'sample-supervisor-1' },
    query: `# What a supervisor of the sample has to look after. Content takes unlockTips besides: see services/tips/README.md
query TipsAtHand {
  overdueTips(first: 5) { totalCount nodes { category area { type name } clocks { kind dueAt overdue } } }
  tips(filter: { states: [RECEIVED, SCREENED, CLASSIFIED] }, first: 5) {
    totalCount
    nodes { id state category urgency receivedOn area { type name } allowedActions }
  }
}`,
  },
  {
    title: 'Nguồn tin: công khai',
    token: false,
    query: `# No token needed: what everyone may read of tips. A count of 1 to 4 is hidden
query PublicTips {
  tipSummaries(from: "2025-10-01", to: "2026-10-01") {
    nodes {
      id
      cells { category count { value hidden } }
      total { value hidden }
      year { year cases { value hidden } arrested { value hidden } }
    }
  }
  tipNotices { code words { vi } }
  whereElse(topic: CIVIL_DISPUTE) { words { vi } }
}`,
  },
  {
    title: 'Chỉ số',
    token: false,
    query: `# Units recognised, by round and kind of unit, in the communes of 2025; every figure says what it rests on
query Indicator {
  indicator(code: U2, by: [ROUND, UNIT_KIND], areaEpoch: "2025-07-01") {
    indicator { name { vi } definition { vi } }
    cells { group { dimension value } figures { measure figure { value numerator denominator noData watermark } } }
  }
}`,
  },
  {
    title: 'Số liệu',
    token: false,
    query: `# No token needed: the figures of the article of 12/08/2019, recomputed
query PublishedFigures {
  publishedFigures { id printed qualifier computed { value watermark } difference note { vi en } }
}`,
  },
];
