import { instantOf } from '@binhan/common/clock';
import type { DevelopmentClaims } from '@binhan/common/development-issuer';
import { actIn, type Dated, startTestSubgraph, type TestSubgraph } from '@binhan/common/testing';
import { service } from '@binhan/units/service';
import { headOf, officerOf, provincial, tanPhong, unitsIn } from '@binhan/units/testing';
import { recordsIn } from './records.ts';

export type World = Awaited<ReturnType<typeof createWorld>>;

/** A running `units` whose date can be set, and sentences to act in it through GraphQL. */
export async function createWorld(today = '2026-03-02') {
  let now = instantOf(today, 9);
  const units: TestSubgraph = await startTestSubgraph(service, { clock: () => now });
  const act = actIn(units, [
    'CoordinationRegulation',
    'InternalRule',
    'Commitment',
    'Model',
    'Plan',
    'Review',
    'Unit',
    'Registration',
    'Recognition',
  ]);

  const setDay = (day: string) => {
    now = instantOf(day, 9);
  };

  const onRegistration =
    (action: string, claims: DevelopmentClaims, more: object = {}) =>
    async ({ id, version }: Dated) =>
      act(`${action}Registration`, { registrationId: id, expectedVersion: version, ...more }, claims);

  /** A registration of a unit, taken as far as the state. */
  async function registration(unitId: string, state: string, areaId = tanPhong, roundYear = 2026): Promise<Dated> {
    const head = headOf(unitId);
    const officer = officerOf(areaId);
    const draft = await act('draftRegistration', { unitId, roundYear }, head);
    const path = [
      onRegistration('submit', head),
      onRegistration('accept', officer),
      async (row: Dated) => onRegistration('attest', head, await wholeDossier(row.id, head))(row),
      onRegistration('selfAssess', head),
      onRegistration('appraise', officer, { proposed: true }),
    ];
    const steps = { DRAFT: 0, SUBMITTED: 1, ACCEPTED: 2, ATTESTED: 3, SELF_ASSESSED: 4, APPRAISED: 5 }[state] ?? 0;
    let row = draft;
    for (const step of path.slice(0, steps)) row = await step(row);
    return row;
  }

  /** Answers to every criterion and every paper that the dossier asks for. */
  async function wholeDossier(registrationId: string, claims: DevelopmentClaims, met = true) {
    const query = '{ registration(id: "ID") { dossier { criteria { criterion { code } } papers { kind } } } }'.replace(
      'ID',
      registrationId,
    );
    const { dossier } = (await units.ask(query, {}, claims)).data.registration;
    return {
      criteria: dossier.criteria.map(({ criterion: { code } }: { criterion: { code: string } }) => ({
        code,
        met,
        documentNumber: `CV-${code}`,
      })),
      documents: dossier.papers.map(({ kind }: { kind: string }, i: number) => ({ kind, number: `${i}/BC`, datedOn: '2026-01-05' })),
    };
  }

  /** The answer's data, as one of these claims reads it. */
  const read = async (query: string, claims: DevelopmentClaims = provincial) => (await units.ask(query, {}, claims)).data;

  return {
    ...units,
    units,
    act,
    ...unitsIn(units),
    ...recordsIn(act),
    read,
    registration,
    wholeDossier,
    clock: () => now,
    setDay,
    /** Does something on another day. */
    async onDay<T>(day: string, work: () => Promise<T>): Promise<T> {
      setDay(day);
      try {
        return await work();
      } finally {
        setDay(today);
      }
    },
    unit: async (id: string, fields: string, claims = provincial) =>
      (await units.ask(`{ unit(id: "${id}") { ${fields} } }`, {}, claims)).data.unit,
  };
}
