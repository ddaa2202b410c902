import type { Payment } from '../../../../contracts/financing/price.ts'
import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import type { Context } from '../../graph/context.ts'
import { rowsOf } from '../../graph/rows-of.ts'

/** A span that is financed, as the store has it. */
export interface PartRow {
  readonly instrument: bigint
  readonly lo: bigint
  readonly hi: bigint
  readonly debtor: bigint
  readonly amount_minor: bigint
  readonly due_on: BusinessDate
  readonly paid_on: BusinessDate
}

export const partsOf = rowsOf<PartRow>(
  `select financing as owner, instrument, lo, hi, debtor, amount_minor, due_on, paid_on
     from ledger.financing_part where financing = any($1::bigint[]) order by financing, place`,
)

/** What is paid of the debts of a financing, and when. */
export async function listPayments(
  financing: bigint,
  context: Context,
): Promise<readonly Payment[]> {
  const parts = await partsOf(financing, context)
  return parts.map(({ amount_minor, paid_on }) => ({ amount: amount_minor, on: paid_on }))
}
