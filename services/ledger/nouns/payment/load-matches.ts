import { idNumber } from '../../../../contracts/kernel/id.ts'
import type { AccountId } from '../../../../contracts/payment/account.ts'
import type { AwaitedPayment, OpenEntry } from '../../../../contracts/payment/match-entries.ts'
import type { Transaction } from '../../../platform/transaction.ts'
import { buildEntry, ENTRY_COLUMNS, type StatementEntryRow } from './load-accounts.ts'

/** What of proven entries of an account is still open, by their references. */
export async function loadOpenEntries(
  client: Transaction,
  account: AccountId,
  references: readonly string[],
): Promise<ReadonlyMap<string, OpenEntry>> {
  const { rows } = await client.query<StatementEntryRow & { readonly open: bigint }>(
    `select ${ENTRY_COLUMNS}, ledger.open_of_entry(e) as open from ledger.statement_entry e
      where e.account = $1 and e.reference = any($2::text[]) and e.proven_by is not null`,
    [idNumber(account), references],
  )
  return new Map(rows.map(row => [row.reference, { entry: buildEntry(row), open: row.open }]))
}

interface AwaitedRow extends AwaitedPayment {
  readonly endToEndId: string
}

/** What of payments is still awaited on an account, by their end-to-end ids. */
export async function loadAwaited(
  client: Transaction,
  account: AccountId,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AwaitedPayment>> {
  const { rows } = await client.query<AwaitedRow>(
    `select p.end_to_end_id as "endToEndId", p.side, p.currency,
            ledger.open_of_payment(p) as open
       from ledger.awaited_payment p
      where p.account = $1 and p.end_to_end_id = any($2::text[])`,
    [idNumber(account), ids],
  )
  return new Map(rows.map(({ endToEndId, ...awaited }) => [endToEndId, awaited]))
}
