import { describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { forbiddenNames, wordsOf } from '../../src/contracts/forbidden-names.ts';
import { namesOfSchema, namesOfSdl, namesOfTables } from '../../src/contracts/placed-names.ts';

const problemsOf = (...names: string[]) => forbiddenNames(names.map((name) => ({ name, at: 'here' }))).problems;

describe('names for what must not be recorded', () => {
  test.each([
    ['politicalOpinion', 'political opinion'],
    ['RELIGION', 'religion'],
    ['ton_giao', 'religion'],
    ['tonGiao', 'religion'],
    ['TONGIAO', 'religion'],
    ['dân_tộc', 'ethnicity'],
    ['ethnicityCode', 'ethnicity'],
    ['partyMember', 'party membership'],
    ['dang_vien', 'party membership'],
    ['đảngViên', 'party membership'],
    ['petitions', 'petitions'],
    ['KHIEU_NAI', 'petitions'],
    ['strikeCount', 'strikes'],
    ['dinhCong', 'strikes'],
    ['foreigners', 'foreigners'],
    ['suspectName', 'suspects and accused'],
    ['accused', 'suspects and accused'],
    ['watchList', 'watch list'],
    ['watchlists', 'watch list'],
    ['risk_score', 'risk score'],
    ['riskScores', 'risk score'],
    ['tips.petition.v1', 'petitions'],
  ])('%s', (name, purpose) => {
    expect(problemsOf(name)).toEqual([`here: "${name}" names ${purpose}, which this house must not record (security.md 7)`]);
  });

  test('words that only contain such a word pass, and so does the organ that is allowed by its name', () => {
    expect(problemsOf('suspend', 'SUSPENDED', 'fireRisk', 'counterparts', 'trace', 'traceparent', 'PARTY_STATE_ORG', 'danh_sach')).toEqual(
      [],
    );
    expect(problemsOf('PARTY_STATE_ORGS')).toHaveLength(1);
  });

  test('are split at capitals, signs and marks', () => {
    expect(wordsOf('HTTPServerStates')).toEqual(['http', 'server', 'state']);
    expect(wordsOf('unit-areas.v1')).toEqual(['unit', 'area', 'v1']);
  });

  test('are looked for in SDL, event schemas and tables', () => {
    const sdl = parse(
      'type Garden { beds(religion: String): Int } enum Kind { SUSPECT } input GardenInput { party: Int } extend type Query { strikes: Int }',
    );
    expect(forbiddenNames(namesOfSdl('gardens', sdl)).problems).toEqual([
      expect.stringMatching(/^SDL of gardens, Garden\.beds\.religion:/),
      expect.stringMatching(/^SDL of gardens, Kind\.SUSPECT:/),
      expect.stringMatching(/^SDL of gardens, GardenInput\.party:/),
      expect.stringMatching(/^SDL of gardens, Query\.strikes:/),
    ]);
    const schema = { properties: { beds: { items: { properties: { religion: {}, kind: { enum: ['ETHNIC', null] } } } } } };
    expect(forbiddenNames(namesOfSchema('gardens.petition.v1', schema)).problems).toHaveLength(3);
    const tables = [{ tableName: 'strike', columns: [{ databaseName: 'id' }, { databaseName: 'riskScore' }] }];
    expect(forbiddenNames(namesOfTables('gardens', tables)).problems).toHaveLength(2);
  });
});
