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
export const examples: readonly Example[] = [
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
    title: 'Số liệu',
    token: false,
    query: `# No token needed: the figures of the article of 12/08/2019, recomputed
query PublishedFigures {
  publishedFigures { id printed qualifier computed { value watermark } difference note }
}`,
  },
];
