import { gatewaySettings, subgraphSettings } from '@binhan/common/config';
import { indicators } from '@binhan/reports/indicators';
import { expect, test } from '@jest/globals';
import { errorsPart } from '../../src/docs/errors.ts';
import { indicatorsPart } from '../../src/docs/indicators.ts';
import { replacePart, table } from '../../src/docs/marked-part.ts';
import { type SettingsShape, settingsPart } from '../../src/docs/settings.ts';
import { statesPart } from '../../src/docs/states.ts';

test('only what stands between the markers is replaced, and doing it again changes nothing', () => {
  const once = replacePart('before\n<!-- states:begin -->\nold\n<!-- states:end -->\nafter', 'states', 'new\n');
  expect(once).toBe('before\n<!-- states:begin -->\nnew\n<!-- states:end -->\nafter');
  expect(replacePart(once, 'states', 'new\n')).toBe(once);
  expect(replacePart('no markers', 'states', 'new')).toBe('no markers');
  expect(() => replacePart('<!-- states:begin -->', 'states', 'new')).toThrow('<!-- states:end -->');
});

test('a cell cannot break its table', () => {
  expect(table(['a'], [['x|y\nz']])).toBe('| a |\n|---|\n| x\\|y z |');
});

test('a life becomes a diagram and a table', () => {
  const words = (text: string) => ({ vi: text, en: text });
  const part = statesPart({
    type: 'Garden',
    draft: 'DRAFT',
    states: { DRAFT: words('Dự thảo'), OPEN: words('Mở'), CLOSED: words('Đóng') },
    actions: {
      draft: { label: words('lập'), from: [], to: 'DRAFT', by: ['UNIT_HEAD'] },
      correct: { label: words('sửa'), from: ['DRAFT', 'OPEN'], by: ['UNIT_HEAD'], event: 'corrected' },
      open: { label: words('mở'), from: ['DRAFT'], to: 'OPEN', by: ['AREA_OFFICER'], notOwnUnit: true, event: 'opened' },
      close: {
        label: words('đóng'),
        from: ['OPEN'],
        to: 'CLOSED',
        by: ['UNIT_HEAD'],
        needs: ['reason'],
        when: [{ name: 'is empty', check: () => {} }],
        event: 'closed',
        within: 'endSeason',
      },
    },
  });
  for (const line of [
    'DRAFT: DRAFT<br/>Dự thảo',
    '[*] --> DRAFT: draft',
    'OPEN --> OPEN: correct',
    'DRAFT --> OPEN: open',
    'CLOSED --> [*]',
  ])
    expect(part).toContain(`\n  ${line}\n`);
  expect(part).toContain('| `correctGarden`<br/>sửa | DRAFT, OPEN | as before | UNIT_HEAD | – | `corrected`, not in DRAFT |');
  expect(part).toContain('| `openGarden`<br/>mở | DRAFT | OPEN | AREA_OFFICER | not the own unit | `opened` |');
  expect(part).toContain('| `endSeason`<br/>đóng | OPEN | CLOSED | UNIT_HEAD | `reason` given, is empty | `closed` |');
});

test('settings of both kinds of process are told once where they agree', () => {
  const lines = settingsPart(subgraphSettings.shape as SettingsShape, gatewaySettings.shape as SettingsShape).split('\n');
  const of = (name: string) => lines.filter((line) => line.startsWith(`| \`${name}\` |`));
  expect(of('HOST')).toEqual([expect.stringContaining('| all | `127.0.0.1` | Address to listen on. |')]);
  expect(of('DATABASE_URL')).toEqual([expect.stringContaining('| services | – |')]);
  expect(of('PORT')).toHaveLength(2);
});

test('errors are told in both languages', () => {
  expect(errorsPart({ TOO_WET: { en: 'Wait for {day}.', vi: 'Chờ {day}.' } })).toContain('| `TOO_WET` | Wait for {day}. | Chờ {day}. |');
  expect(errorsPart({})).toBe('None of its own.');
});

test('every indicator of the catalogue has a line with its measures, its groups and who reads it', () => {
  const [, , ...lines] = indicatorsPart(indicators).split('\n');
  expect(lines.map((line) => line.split(' | ')[0])).toEqual(indicators.map(({ code }) => `| \`${code}\``));
  expect(lines[0]).toMatch('Đơn vị đăng ký<br/>Units registered');
  expect(lines[0]).toMatch('`records` Số lượt theo năm, Yearly records (record)');
  expect(lines[0]).toMatch('UNIT_KIND');
  expect(lines[0]).toMatch('PUBLIC<br/>records: UNIT_HEAD');
});
