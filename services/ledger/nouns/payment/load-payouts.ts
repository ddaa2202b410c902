import type { FinancingId } from '../../../../contracts/financing/financing.ts'
import { idNumber, idOf } from '../../../../contracts/kernel/id.ts'
import type { AccountId } from '../../../../contracts/payment/account.ts'
import type { Payout } from '../../../../contracts/payment/payout.ts'
import type { Transaction } from '../../../platform/transaction.ts'

/** The payouts of a financing, whose row is locked by now. */
export async function loadPayouts(
  client: Transaction,
  financing: FinancingId,
): Promise<readonly Payout[]> {
  const { rows } = await client.query<PayoutRow>(
    `select ${PAYOUT_COLUMNS} from ledger.payout o left join ledger.wait w on w.id = o.wait
       left join ledger.statement_entry r
         on r.told_by = o.returned_told_by and r.reference = o.returned_reference
      where o.financing = $1 order by o.number`,
    [idNumber(financing)],
  )
  return rows.map(buildPayout)
}

/** A financing of which a payout from or to an account is in flight; its row is locked by now. */
export async function findInFlight(
  client: Transaction,
  account: AccountId,
): Promise<FinancingId | null> {
  const { rows } = await client.query<{ financing: bigint }>(
    `select o.financing from ledger.payout o
      where $1 in (o.from_account, o.to_account) and o.status in ('instructed', 'unanswered')
      order by o.financing limit 1`,
    [idNumber(account)],
  )
  return rows[0] ? idOf('fin', rows[0].financing) : null
}

/** Of `ledger.payout o`, its wait `w` and the entry `r` that returned it. */
const PAYOUT_COLUMNS = `o.financing, o.number, o.lender, o.holder, o.from_account, o.from_number,
  o.to_account, o.to_number, o.currency, o.amount_minor, o.end_to_end_id, o.execute_on, o.status,
  w.lapse_on, r.booked_on as returned_on`

interface PayoutRow {
  readonly financing: bigint
  readonly number: number
  readonly lender: bigint
  readonly holder: bigint
  readonly from_account: bigint
  readonly from_number: string
  readonly to_account: bigint
  readonly to_number: string
  readonly currency: Payout['currency']
  readonly amount_minor: bigint
  readonly end_to_end_id: string
  readonly execute_on: Payout['executeOn']
  readonly status: Payout['status']
  readonly lapse_on: Payout['silentFrom']
  readonly returned_on: Payout['returnedOn']
}

function buildPayout(row: PayoutRow): Payout {
  const { number, currency, status } = row
  return {
    ...{ number, currency, status, amount: row.amount_minor, executeOn: row.execute_on },
    silentFrom: row.lapse_on,
    returnedOn: row.returned_on,
    financing: idOf('fin', row.financing),
    lender: idOf('pty', row.lender),
    holder: idOf('pty', row.holder),
    from: { account: accountId(row.from_account), number: row.from_number },
    to: { account: accountId(row.to_account), number: row.to_number },
    endToEndId: row.end_to_end_id,
  }
}

function accountId(id: bigint): AccountId {
  return idOf('acc', id)
}
