import type { Queryable } from '#database';
import type { RosterTransferModel } from './models.ts';
import { latestTransfers } from './transfers.repository.ts';

/** Of an import, lines that changed nothing do not count. */
export async function transfers(db: Queryable): Promise<RosterTransferModel[]> {
  const rows = await latestTransfers(db);
  return rows.map(({ changes, ...row }) => {
    const count = (name: string) => changes[name]?.[1] ?? 0;
    return { ...row, experts: count('experts') + count('created') + count('updated') };
  });
}
