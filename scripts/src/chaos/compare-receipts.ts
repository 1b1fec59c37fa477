import { Tip } from '@binhan/tips/entities/tip';
import { TipWrap } from '@binhan/tips/entities/tip-wrap';
import { isSecretOf, mailboxKey, readReceipt } from '@binhan/tips/receipt';
import { openTip } from '@binhan/tips/sealed-tip';
import { dataKeyOfMailbox } from '@binhan/tips/wraps';
import type { House } from './house.ts';
import type { Ledger } from './ledger.ts';
import { textOfTip } from './send-tip.ts';

/** Whoever got a receipt finds with it what was sent, or nothing where that was dismissed; nothing is left of a tip that was never acknowledged. */
export async function compareReceipts({ databases }: House, { receipts }: Ledger): Promise<string[]> {
  const { manager } = databases.tips.read;
  const problems: string[] = [];
  const tips = new Map((await manager.find(Tip)).map((tip) => [tip.locator, tip]));
  for (const { tipId, code } of receipts) {
    const { locator, secret } = readReceipt(code);
    const tip = tips.get(locator);
    tips.delete(locator);
    if (!tip || !isSecretOf(tip, secret)) {
      problems.push(`no tip has the receipt of ${tipId}`);
      continue;
    }
    const dataKey = await dataKeyOfMailbox(manager, tip.id, mailboxKey(secret, tip));
    const text = dataKey && openTip(dataKey, tip)?.text;
    if (text !== (tip.state === 'OUT_OF_SCOPE' ? undefined : textOfTip(tip.areaId))) problems.push(`${tipId} opens as ${text}`);
  }
  for (const { id } of tips.values()) problems.push(`${id} has no receipt that anybody knows, or shares one`);
  const orphans = manager.createQueryBuilder(Tip, 't').select('1').where('t.id = w.tipId');
  const wraps = await manager.createQueryBuilder(TipWrap, 'w').where(`NOT EXISTS (${orphans.getQuery()})`).getCount();
  if (wraps) problems.push(`${wraps} wraps belong to no tip`);
  return problems;
}
