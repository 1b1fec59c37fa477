import { verifyAudit } from './audit.ts';
import type { DevelopmentClaims } from './development-issuer.ts';
import type { TestSubgraph } from './testing.ts';
import { inTransaction } from './transaction.ts';
import { systemViewer } from './viewer.ts';

type Told = { seq: number; actor: string | null; action: string; subjectType: string; subjectId: string; reason: string | null };

/** Sentences about the audit of a running service, for its tests. */
export function auditIn({ ask, database }: Pick<TestSubgraph, 'ask' | 'database'>, service: string) {
  const auditor: DevelopmentClaims = { roles: ['AUDITOR'], subject: 'auditor' };
  const change = (statement: string) =>
    inTransaction(database, { viewer: systemViewer('test'), now: new Date() }, ({ manager }) => manager.query(statement));
  const verify = () => verifyAudit(database.read.manager);

  return {
    verify,
    /** What the audit says of a record, as an auditor reads it. */
    async auditOf(subjectId: string): Promise<Told[]> {
      const query = `{ ${service}Audit(subjectId: "${subjectId}") { nodes { seq actor action subjectType subjectId reason } } }`;
      return (await ask(query, {}, auditor)).data[`${service}Audit`].nodes;
    },
    /** The error code that a role gets for the audit; undefined for who may read it. */
    async refusalOf(role: DevelopmentClaims['roles'][number]): Promise<string | undefined> {
      const { errors } = await ask(`{ ${service}Audit { totalCount } }`, {}, { roles: [role], subject: role });
      return errors?.[0]?.extensions.code;
    },
    /** What verifying says while an entry is changed, and while it is gone; both are put right again. */
    async faultsAt(seq: number): Promise<(string | undefined)[]> {
      const during = async (statement: string, back: string) => {
        await change(statement);
        const { fault } = await verify();
        await change(back);
        return fault;
      };
      const named = (type: string) => `UPDATE audit_entry SET subjectType = '${type}' WHERE seq = ${seq}`;
      const [{ subjectType }] = (await database.read.query(`SELECT subjectType FROM audit_entry WHERE seq = ${seq}`)) as [Told];
      const far = 999_999;
      return [
        await during(named('Khác'), named(subjectType)),
        await during(`UPDATE audit_entry SET seq = ${far} WHERE seq = ${seq}`, `UPDATE audit_entry SET seq = ${seq} WHERE seq = ${far}`),
      ];
    },
  };
}
