import { z } from 'zod';
import { TeamFact } from '../entities/team-fact.ts';
import { defineFact, unitColumnsOrNone, unitFacts } from './fact-spec.ts';

const data = z.object({
  state: z.string(),
  kind: z.string(),
  unitId: z.string().nullable(),
  unit: unitFacts.nullable(),
  areaId: z.string(),
  memberCount: z.number().int(),
  formedOn: z.string(),
  disbandedOn: z.string().nullable(),
  synthetic: z.boolean(),
});

export const teamFact = defineFact({
  topic: 'personnel.team.v1',
  entity: TeamFact,
  data,
  row: ({ unit, ...rest }: z.output<typeof data>) => ({ ...rest, ...unitColumnsOrNone(rest.unitId, unit) }),
});
