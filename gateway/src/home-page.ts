import { createHash } from 'node:crypto';
import type { Example } from './explorer.ts';

const style = `
body { font: 16px/1.5 system-ui, sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; background: #fff }
h1 { font-size: 1.5rem } h2 { font-size: 1.2rem; margin-top: 2rem } h3 { font-size: 1rem } a { color: #0b57d0 }
pre { background: #f3f4f6; padding: .75rem 1rem; overflow-x: auto; border-radius: 6px } code { font-size: .9rem }
section { border-top: 1px solid #ddd; margin-top: 2rem }`;

/** For the content security policy: this style and no other. */
export const homeStyleHash = `'sha256-${createHash('sha256').update(style).digest('base64')}'`;

const texts = {
  vi: {
    title: 'Bình An: cổng dữ liệu chung',
    about:
      'Dữ liệu của phong trào xây dựng cơ quan, doanh nghiệp, nhà trường đạt tiêu chuẩn “An toàn về an ninh, trật tự”, qua một cổng GraphQL duy nhất. Cổng chỉ nhận diện người hỏi, giới hạn và chuyển câu hỏi đến các dịch vụ; dữ liệu nằm ở các dịch vụ.',
    endpoint: 'Địa chỉ gửi truy vấn (POST)',
    explorer: 'Viết và chạy thử truy vấn',
    ready: 'Tình trạng hoạt động',
    examples: 'Truy vấn mẫu',
    variables: 'Biến',
  },
  en: {
    title: 'Bình An: one door to the data',
    about:
      'Data of the programme “Safe in security and order” of agencies, enterprises and schools, through one GraphQL endpoint. The gateway identifies the caller, limits and routes; the data belong to the services behind it.',
    endpoint: 'Endpoint (POST)',
    explorer: 'Write and try queries',
    ready: 'Is it ready?',
    examples: 'Example queries',
    variables: 'Variables',
  },
} as const;
type Texts = (typeof texts)['vi' | 'en'];

export type HomePage = { endpoint: string; explorer: boolean; examples: readonly Example[] };

/** The page at `/`: what this is and where to begin, in Vietnamese, then in English. It runs no script. */
export function homePage(page: HomePage): string {
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${texts.vi.title}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<main>
<h1>${texts.vi.title}</h1>
${introduction(texts.vi, page)}
${examples(texts.vi, page.examples)}
</main>
<section lang="en">
<h2>${texts.en.title}</h2>
${introduction(texts.en, page)}
</section>
</body>
</html>
`;
}

function introduction(text: Texts, { endpoint, explorer }: HomePage): string {
  const link = (address: string, label: string) => `<li>${label}: <a href="${address}">${address}</a></li>`;
  return `<p>${text.about}</p>
<ul>
<li>${text.endpoint}: <code>${escapeHtml(endpoint)}</code></li>
${explorer ? link('/explorer', text.explorer) : ''}
${link('/health/ready', text.ready)}
</ul>`;
}

function examples(text: Texts, list: readonly Example[]): string {
  if (list.length === 0) return '';
  const one = ({ title, query, variables }: Example) => `<h3>${escapeHtml(title)}</h3>
<pre><code>${escapeHtml(query.trim())}</code></pre>
${variables ? `<p>${text.variables}:</p>\n<pre><code>${escapeHtml(variables.trim())}</code></pre>` : ''}`;
  return `<h2>${text.examples}</h2>\n${list.map(one).join('\n')}`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
