import type { DevelopmentClaims } from '@binhan/common/development-issuer';
import { actIn, type Dated } from '@binhan/common/testing';
import { tanPhong } from '@binhan/units/testing';
import { intake, newRequestKey, supervisor, type World } from './world.ts';

export const secondIntake: DevelopmentClaims = { roles: ['TIP_INTAKE'], subject: 'second-intake' };

/** Sentences about boxes, their openings and what officers enter. */
export async function boxesIn(world: World) {
  const { ask } = world;
  await world.appoint({ ref: 'TN-2', role: 'INTAKE', subject: 'second-intake', areaIds: [tanPhong] });
  const act = actIn(world, ['TipBoxOpening', 'TipBox', 'ProtectionRequest']);
  let boxes = 0;
  let seals = 0;
  const details = () => ({
    code: `HT-${++boxes}`,
    place: 'Cổng trường',
    areaId: tanPhong,
    custodian: 'Công an phường',
    installedOn: '2026-03-02',
  });
  const newSeal = () => `NP-${++seals}`;
  const install = (input: object = {}, claims = supervisor) => act('installTipBox', { ...details(), ...input }, claims);
  const on = (action: string, { id, version }: Pick<Dated, 'id' | 'version'>, input: object = {}, claims = supervisor) =>
    act(`${action}TipBox`, { tipBoxId: id, expectedVersion: version, ...input }, claims);
  const active = async (input: object = {}) => on('activate', await install(input), { sealNo: newSeal() });
  const boxOf = async (id: string, claims = supervisor) => {
    const fields = `id version state sealNo lastOpenedOn openDueOn overdue openEveryDays place custodian unit { id }
      openings { id state count secondCount transcribed discarded mismatches } custody { line act doneOn actor sealNo custodian } allowedActions`;
    return (await ask(`query ($id: ID!) { tipBox(id: $id) { ${fields} } }`, { id }, claims)).data?.tipBox;
  };
  /** Records an opening of the box, with the right seal unless told otherwise; answers the opening. */
  const open = async ({ id }: Pick<Dated, 'id'>, input: object = {}, claims = intake): Promise<Dated> => {
    const box = await boxOf(id);
    const query = 'mutation ($input: OpenTipBoxInput!) { openTipBox(input: $input) { tipBoxOpening { id version state count } } }';
    const today = box.custody.at(-1).doneOn;
    const whole = { tipBoxId: id, expectedVersion: box.version, openedOn: today, foundSealNo: box.sealNo, newSealNo: newSeal(), count: 2 };
    const { data, errors } = await ask(query, { input: { ...whole, ...input } }, claims);
    if (errors) throw { ...errors[0]?.extensions };
    return data.openTipBox.tipBoxOpening;
  };
  const onOpening = (action: string, { id, version }: Dated, input: object, claims: DevelopmentClaims = secondIntake) =>
    act(`${action}TipBoxOpening`, { tipBoxOpeningId: id, expectedVersion: version, ...input }, claims);
  /** An opening on whose count two people agree. */
  const opened = async (box: Pick<Dated, 'id'>, count = 2) => onOpening('confirm', await open(box, { count }), { count });
  const openingOf = async (id: string, claims = supervisor) => {
    const fields = 'id version state count transcribed discarded mismatches tipBox { id }';
    return (await ask(`query ($id: ID!) { tipBoxOpening(id: $id) { ${fields} } }`, { id }, claims)).data?.tipBoxOpening;
  };
  const paper = { category: 'THEFT', areaId: tanPhong, text: 'Viết trên giấy: mất xe' };
  const enter = async (mutation: 'enterTip' | 'transcribeTip', input: object, claims = intake) => {
    const type = mutation === 'enterTip' ? 'EnterTipInput' : 'TranscribeTipInput';
    const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { receipt { code locator } } }`;
    const { data, errors } = await ask(query, { input: { requestKey: newRequestKey(), tip: paper, ...input } }, claims);
    return { receipt: data?.[mutation]?.receipt, code: errors?.[0]?.extensions.code as string | undefined, errors };
  };
  const transcribe = (opening: Pick<Dated, 'id' | 'version'>, input: object = {}, claims = intake) =>
    enter('transcribeTip', { tipBoxOpeningId: opening.id, expectedVersion: opening.version, ...input }, claims);
  return { install, active, on, boxOf, open, onOpening, opened, openingOf, enter, transcribe, paper, act, newSeal };
}
