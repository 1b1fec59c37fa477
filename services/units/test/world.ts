import { instantOf } from '@binhan/common/clock';
import type { DevelopmentClaims } from '@binhan/common/development-issuer';
import { startTestSubgraph as start, type startTestSubgraph } from '@binhan/common/testing';
import { service } from '@binhan/units/service';

/** Two communes of today's tree, far from each other. */
export const tanPhong = '03408@2025-07-01';
export const muongKim = '03637@2025-07-01';
export const peoplesCommittee = { tanPhong: `PEOPLES_COMMITTEE:${tanPhong}`, muongKim: `PEOPLES_COMMITTEE:${muongKim}` };

export const provincial: DevelopmentClaims = { roles: ['PROVINCIAL_OFFICER'], subject: 'pv05' };
export const officerOf = (areaId: string): DevelopmentClaims => ({
  roles: ['AREA_OFFICER'],
  areas: [areaId],
  subject: `officer-${areaId}`,
});
export const headOf = (unitId: string): DevelopmentClaims => ({ roles: ['UNIT_HEAD'], units: [unitId], subject: `head-${unitId}` });
export const recogniserOf = (authorityId: string): DevelopmentClaims => ({
  roles: ['RECOGNISER'],
  authorities: [authorityId],
  subject: `recogniser-${authorityId}`,
});

export type Dated = { id: string; version: number; state: string };
export type World = Awaited<ReturnType<typeof createWorld>>;
type Subgraph = Awaited<ReturnType<typeof startTestSubgraph>>;

/** A running `units` whose date can be set, and sentences to act in it through GraphQL. */
export async function createWorld(today = '2026-03-02') {
  let now = instantOf(today, 9);
  const units: Subgraph = await start(service, { clock: () => now });
  let entered = 0;

  /** A mutation by its name; answers the record, or throws the error's extensions. */
  async function act(mutation: string, input: object, claims?: DevelopmentClaims): Promise<Dated> {
    const field = mutation.endsWith('Unit') ? 'unit' : mutation.endsWith('Recognition') ? 'recognition' : 'registration';
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`;
    const query = `mutation($input: ${type}) { ${mutation}(input: $input) { ${field} { id version state } } }`;
    const { data, errors } = await units.ask(query, { input }, claims);
    if (errors) throw { message: errors[0]?.message, ...errors[0]?.extensions };
    return data[mutation][field];
  }

  async function draftUnit(details: object = {}, claims = provincial): Promise<Dated> {
    const n = ++entered;
    return act(
      'draftUnit',
      { code: `U${n}`, name: `Đơn vị ${n}`, kind: 'AGENCY', managementLevel: 'COMMUNE', areaId: tanPhong, ...details },
      claims,
    );
  }

  async function activeUnit(details: object = {}): Promise<Dated> {
    const { id, version } = await draftUnit(details);
    return act('activateUnit', { unitId: id, expectedVersion: version }, provincial);
  }

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
      criteria: dossier.criteria.map(({ criterion }: { criterion: { code: string } }) => ({ code: criterion.code, met })),
      documents: dossier.papers.map(({ kind }: { kind: string }, i: number) => ({ kind, number: `${i}/BC`, datedOn: '2026-01-05' })),
    };
  }

  return {
    ...units,
    units,
    act,
    draftUnit,
    activeUnit,
    registration,
    wholeDossier,
    setDay: (day: string) => {
      now = instantOf(day, 9);
    },
    unit: async (id: string, fields: string, claims = provincial) =>
      (await units.ask(`{ unit(id: "${id}") { ${fields} } }`, {}, claims)).data.unit,
  };
}
