import { dayOf } from '@binhan/common/clock';
import { developmentIssuer } from '@binhan/common/development-issuer';
import { allRoles, type Role } from '@binhan/common/viewer';
import { type ReferenceData, readReferenceData } from '@binhan/units/reference-data';
import { Command, InvalidArgumentError } from 'commander';
import { areaOnDay } from '../area-on-day.ts';
import { commandSettings } from '../command-settings.ts';

type Options = { role: Role[]; area: string[]; unit: string[]; authority: string[]; subject?: string; lifetime: string };

const roles = allRoles.filter((role) => role !== 'PUBLIC');
const append = (value: string, before: string[]) => [...before, value];

export const token = new Command('token')
  .description('Prints a development token. Services accept it that have the same BINHAN_DATA and no OIDC_ISSUER.')
  .requiredOption('--role <role>', `what the holder is; repeat for more: ${roles.join(', ')}`, knownRole)
  .option('--area <code[@date]>', 'area by its code, as valid on a day (default: today); repeat for more', append, [])
  .option('--unit <id>', 'unit of the holder; repeat for more', append, [])
  .option('--authority <id>', 'authority that the holder acts for, as POLICE:12@2013-12-27; repeat for more', append, [])
  .option('--subject <subject>', 'who the holder is, where that counts: a recipient of tips (default: nobody known)')
  .option('--lifetime <time>', 'how long it is valid: a number with s, m, h or d', lifetime, '12h')
  .addHelpText(
    'after',
    '\nExample: curl -s localhost:4000/graphql -H "authorization: Bearer $(npx binhan token --role AREA_OFFICER --area 105@2019-01-01)" ...',
  )
  .action(async ({ role, area, unit: units, authority, subject, lifetime }: Options) => {
    const settings = commandSettings(['NODE_ENV', 'BINHAN_DATA', 'OIDC_ISSUER', 'OIDC_AUDIENCE']);
    if (settings.OIDC_ISSUER)
      throw new Error('OIDC_ISSUER is set, so services refuse development tokens: ask that issuer for one, or unset it');
    const reference = readReferenceData();
    const areas = area.map((text) => areaOnDay(reference.areas, text, dayOf(new Date())).id);
    const authorities = authority.map((id) => knownAuthority(reference, id));
    const issuer = await developmentIssuer(settings);
    console.log(await issuer.sign({ roles: role, areas, units, authorities, ...(subject ? { subject } : {}) }, lifetime));
  });

function knownRole(value: string, before: Role[] = []): Role[] {
  const role = roles.find((one) => one === value);
  if (!role) throw new InvalidArgumentError(`Roles are ${roles.join(', ')}.`);
  return [...before, role];
}

function lifetime(value: string): string {
  if (!/^[1-9]\d*[smhd]$/.test(value)) throw new InvalidArgumentError('Write it as 30m, 12h or 7d.');
  return value;
}

function knownAuthority({ authorities }: ReferenceData, id: string): string {
  if (authorities.some((authority) => authority.id === id)) return id;
  const code = /:(\w+)/.exec(id)?.[1];
  const near = authorities.filter((authority) => authority.id.includes(`:${code}@`)).map((authority) => authority.id);
  throw new Error(`There is no authority ${id}. ${near.length ? `Of that area: ${near.join(', ')}` : 'The query authorities lists them'}`);
}
