import type { Example } from '@binhan/gateway/explorer';

/** The queries that the explorer opens with; the explorer shows the last one first. */
export const examples: readonly Example[] = [
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
