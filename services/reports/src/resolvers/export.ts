import { commonErrors, describeProblem, Problem } from '@binhan/common/errors';
import type { Context } from '../context.ts';
import type { Export as Row } from '../entities/export.ts';
import { errors } from '../errors.ts';
import { writeTicket } from '../exports/file-ticket.ts';
import { exportRoles } from '../exports/request.ts';
import type { ExportResolvers, IndicatorCode, MutationResolvers, QueryResolvers } from '../generated/types.ts';
import { cancelExport } from '../operations/cancel-export.ts';
import { requestExport } from '../operations/request-export.ts';
import { findExport, findExports } from '../queries/exports.ts';

const texts = { ...commonErrors, ...errors };

/** The job that writes EXPIRED comes once an hour. */
const isExpired = ({ state, expiresAt }: Row, { clock }: Context) => state === 'READY' && expiresAt !== null && expiresAt <= clock();

export const Export: ExportResolvers = {
  state: (row, _args, context) => (isExpired(row, context) ? 'EXPIRED' : row.state),
  indicator: ({ request }) => ('indicator' in request ? (request.indicator.code as IndicatorCode) : null),
  facts: ({ request }) => ('events' in request ? request.events.facts : null),
  progress: ({ rowsDone, rowsTotal }) => ({ done: rowsDone, total: rowsTotal }),
  files: (row, _args, context) =>
    row.state === 'READY' && !isExpired(row, context)
      ? row.files.map((file, i) => ({ ...file, ticket: writeTicket({ exportId: row.id, file: i }) }))
      : [],
  failure: ({ failure }) => {
    if (!failure) return null;
    const problem = new Problem(failure.code, failure.params);
    return { code: failure.code, message: { vi: describeProblem(problem, texts, 'vi'), en: describeProblem(problem, texts, 'en') } };
  },
};

export const exportQueries: Pick<QueryResolvers, 'export' | 'exports'> = {
  export: (_source, { id }, { read, viewer }) => findExport(read, viewer, id),
  exports: (_source, page, { read, viewer }) => findExports(read, viewer, page),
};

export const exportMutations: MutationResolvers = {
  requestExport: async (_source, { input }, { write }) => ({
    ids: await write('requestExport', exportRoles, input, requestExport),
    clientMutationId: input.clientMutationId ?? null,
  }),
  cancelExport: async (_source, { input }, { write }) => ({
    ids: await write('cancelExport', exportRoles, input, cancelExport),
    clientMutationId: input.clientMutationId ?? null,
  }),
};
