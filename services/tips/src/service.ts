import { byIdOf } from '@binhan/common/request';
import type { Service } from '@binhan/common/subgraph';
import { referenceEntities } from '@binhan/reference/entities';
import { contextFrom } from './context.ts';
import { CaseCorrection } from './entities/case-correction.ts';
import { CaseOutcome, CaseTip } from './entities/case-outcome.ts';
import { ProtectionRequest } from './entities/protection-request.ts';
import { Recipient, RecoveryKey } from './entities/recipient.ts';
import { SpentChallenge } from './entities/spent-challenge.ts';
import { Tip } from './entities/tip.ts';
import { TipBox } from './entities/tip-box.ts';
import { TipBoxCustody } from './entities/tip-box-custody.ts';
import { TipBoxOpening } from './entities/tip-box-opening.ts';
import { TipContact } from './entities/tip-contact.ts';
import { TipFile, TipFilePart } from './entities/tip-file.ts';
import { TipMessageRow } from './entities/tip-message.ts';
import { TipSummary } from './entities/tip-summary.ts';
import { TipWrap } from './entities/tip-wrap.ts';
import { errors } from './errors.ts';
import { handlers } from './events/consumed.ts';
import { files } from './files.ts';
import { gauges } from './gauges.ts';
import { migrations } from './migrations/index.ts';
import { nodes } from './nodes.ts';
import { eraseUploads } from './operations/erase-files.ts';
import { forgetChallenges } from './operations/forget-challenges.ts';
import { purgeTips } from './operations/purge-tips.ts';
import { summariseTips } from './operations/summarise-tips.ts';
import { access } from './permissions.ts';
import { resolvers } from './resolvers/index.ts';
import { loadSampleDataFrom } from './sample-data.ts';
import { scopeOf } from './scope.ts';
import { sdl } from './sdl.ts';

export const service: Service = {
  name: 'tips',
  port: 4004,
  sdl,
  resolvers,
  access,
  errors,
  scopeOf,
  entities: [
    ...referenceEntities,
    ...[
      Tip,
      TipWrap,
      TipMessageRow,
      TipContact,
      TipFile,
      TipFilePart,
      CaseOutcome,
      CaseTip,
      CaseCorrection,
      Recipient,
      RecoveryKey,
      SpentChallenge,
    ],
    ...[TipBox, TipBoxOpening, TipBoxCustody, ProtectionRequest, TipSummary],
  ],
  migrations,
  byId: byIdOf(nodes),
  contextFrom,
  files,
  handlers,
  gauges,
  loadSampleDataFrom,
  jobs: [forgetChallenges, purgeTips, eraseUploads, summariseTips],
};
