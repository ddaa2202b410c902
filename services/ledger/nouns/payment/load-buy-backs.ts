import type { FinancingId } from '../../../../contracts/financing/financing.ts'
import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idNumber, idOf } from '../../../../contracts/kernel/id.ts'
import type { BuyBack } from '../../../../contracts/payment/buy-back.ts'
import type { Transaction } from '../../../platform/transaction.ts'

/** What was demanded back of a financing, whose row is locked by now. */
export async function loadBuyBacks(
  client: Transaction,
  financing: FinancingId,
): Promise<readonly BuyBack[]> {
  const id = idNumber(financing)
  const { rows } = await client.query<BuyBackRow>(
    `select b.number, b.lender, b.holder, b.ground, b.currency, b.principal_minor,
            b.interest_minor, b.amount_minor, b.end_to_end_id, b.to_account, b.to_number,
            b.pay_by, b.status
       from ledger.buy_back b where b.financing = $1 order by b.number`,
    [id],
  )
  if (rows.length === 0) return []
  const parts = await client.query<PartRow>(
    `select p.number, p.instrument, p.lo, p.hi, p.amount_minor, p.due_on
       from ledger.buy_back_part p where p.financing = $1 order by p.number, p.place`,
    [id],
  )
  const byNumber = Map.groupBy(parts.rows, ({ number }) => number)
  return rows.map(row => buildBuyBack(financing, row, byNumber.get(row.number) ?? []))
}

/** The numbers of all accounts of a party, those too that it has closed. */
export async function loadNumbers(
  client: Transaction,
  financing: FinancingId,
): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ number: string }>(
    `select a.number from ledger.financing f join ledger.account a on a.holder = f.holder
      where f.id = $1 and a.status <> 'registered'`,
    [idNumber(financing)],
  )
  return new Set(rows.map(({ number }) => number))
}

function buildBuyBack(financing: FinancingId, row: BuyBackRow, parts: readonly PartRow[]): BuyBack {
  const { number, ground, currency, status } = row
  return {
    ...{ financing, number, ground, currency, status, payBy: row.pay_by },
    lender: idOf('pty', row.lender),
    holder: idOf('pty', row.holder),
    parts: parts.map(({ instrument, lo, hi, amount_minor: amount, due_on: on }) => ({
      ...{ instrument: idOf('rcv', instrument), span: { lo, hi }, amount, on },
    })),
    ...{ principal: row.principal_minor, interest: row.interest_minor, amount: row.amount_minor },
    endToEndId: row.end_to_end_id,
    to: { account: idOf('acc', row.to_account), number: row.to_number },
  }
}

interface BuyBackRow {
  readonly number: number
  readonly lender: bigint
  readonly holder: bigint
  readonly ground: BuyBack['ground']
  readonly currency: BuyBack['currency']
  readonly principal_minor: bigint
  readonly interest_minor: bigint
  readonly amount_minor: bigint
  readonly end_to_end_id: string
  readonly to_account: bigint
  readonly to_number: string
  readonly pay_by: BusinessDate
  readonly status: BuyBack['status']
}

interface PartRow {
  readonly number: number
  readonly instrument: bigint
  readonly lo: bigint
  readonly hi: bigint
  readonly amount_minor: bigint
  readonly due_on: BusinessDate
}
