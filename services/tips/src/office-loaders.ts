import { dayOf } from '@binhan/common/clock';
import { batchLoader, listLoader } from '@binhan/common/loader';
import type { RequestContext } from '@binhan/common/request';
import { In } from 'typeorm';
import { conflictsOf } from './conflicts.ts';
import { ProtectionRequest } from './entities/protection-request.ts';
import type { Nodes } from './nodes.ts';
import { openingsOfBoxes } from './queries/tip-box-openings.ts';
import { custodyOfBoxes, unitsWithBox } from './queries/tip-boxes.ts';
import type { Keys } from './server-key.ts';

export type OfficeLoaders = ReturnType<typeof officeLoaders>;

/** What a request reads of boxes and of requests for protection, each in one statement for a whole page. */
export function officeLoaders({ read, viewer, clock }: RequestContext<Nodes>, keys: Keys) {
  let conflicts: Promise<string[]> | undefined;
  const requests = listLoader(
    (ids) => read.findBy(ProtectionRequest, { tipId: In(ids) }),
    ({ tipId }) => tipId,
  );
  return {
    /** Units that the viewer is in conflict with. */
    conflicts: () => {
      conflicts ??= conflictsOf(read, keys, viewer.subject, dayOf(clock()));
      return conflicts;
    },
    openingsOfBox: listLoader(
      (ids) => openingsOfBoxes(read, ids),
      ({ tipBoxId }) => tipBoxId,
    ),
    custodyOfBox: listLoader(
      (ids) => custodyOfBoxes(read, ids),
      ({ tipBoxId }) => tipBoxId,
    ),
    unitWithBox: batchLoader((ids) => unitsWithBox(read, ids)),
    protectionOfTip: async (tipId: string) => (await requests.load(tipId))[0] ?? null,
  };
}
