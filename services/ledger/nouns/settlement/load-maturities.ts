import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idNumber, idOf, type ReceivableId } from '../../../../contracts/kernel/id.ts'
import type {
  OpenedMaturity,
  OpenMaturity,
  OpenMaturityState,
} from '../../../../contracts/settlement/open-maturity.ts'
import { locking, type Transaction } from '../../../platform/transaction.ts'
import { lockParty } from '../party/tables.ts'

/** What a debtor owes on a date, and whether it was told: who would tell it too waits. */
export async function loadOpening(
  client: Transaction,
  { debtor, dueOn }: OpenMaturity,
): Promise<OpenMaturityState> {
  await lockParty(client, debtor)
  const { rows } = await client.query<{ debts: number; open: boolean }>(
    `select (select count(*)::integer from ledger.receivable d
              where d.debtor = $1 and d.due_on = $2::date and d.status = 'issued') as debts,
            exists (select from ledger.maturity m
                     where m.debtor = $1 and m.due_on = $2) as open`,
    [idNumber(debtor), dueOn],
  )
  return rows[0]!
}

/** The maturity of a receivable, locked, as long as it is open. */
export async function findMaturity(
  client: Transaction,
  receivable: ReceivableId,
): Promise<OpenedMaturity | null> {
  const { rows } = await client.query<MaturityRow>(
    `select m.debtor, m.due_on, w.lapse_on, (select count(*)::integer from ledger.receivable d
              where d.debtor = m.debtor and d.due_on = m.due_on and d.status = 'issued') as debts
       from ledger.receivable r
       join ledger.maturity m on m.debtor = r.debtor and m.due_on = r.due_on
       join ledger.wait w on w.id = m.wait
      where r.id = $1 and m.closed_by is null ${locking(client, 'for no key update of m')}`,
    [idNumber(receivable)],
  )
  const [row] = rows
  if (!row) return null
  const { debts, due_on: dueOn, lapse_on: lapseOn } = row
  // A due date is waited for by dates.
  return { debtor: idOf('pty', row.debtor), dueOn, lapseOn: lapseOn!, debts }
}

interface MaturityRow {
  readonly debtor: bigint
  readonly due_on: BusinessDate
  readonly lapse_on: BusinessDate | null
  readonly debts: number
}
