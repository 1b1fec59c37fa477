import type { Words } from '@binhan/common/errors';

/** How the article's figures are read, and what the comparison proves (domain.md 1.8). */
export const notes: Readonly<Record<string, Words>> & { all: Words } = {
  all: {
    vi: 'Dữ liệu mẫu được dựng từ bài báo: chênh lệch 0 chứng minh cách tính, không chứng minh bài báo.',
    en: 'By construction: the sample data was built from the article, so the difference proves the computation, not the article.',
  },
};
