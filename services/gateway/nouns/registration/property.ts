import type { Recourse } from '../../../../contracts/financing/financing.ts'
import type { Bilingual } from '../../../../contracts/kernel/bilingual.ts'
import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idOf } from '../../../../contracts/kernel/id.ts'
import type { Currency } from '../../../../contracts/kernel/money.ts'
import { toSubRange } from '../../../../contracts/receivable/sub-range.ts'
import { describeProperty } from '../../../../contracts/registration/describe-property.ts'
import type { Context } from '../../graph/context.ts'
import { rowsOf } from '../../graph/rows-of.ts'

interface PropertyRow {
  readonly holder: string
  readonly holder_code: string
  readonly lender: string
  readonly lender_code: string
  readonly recourse: Recourse
  readonly currency: Currency
  readonly debtor: string
  readonly debtor_code: string
  readonly package: string
  readonly size: bigint
  readonly lo: bigint
  readonly hi: bigint
  readonly amount_minor: bigint
  readonly due_on: BusinessDate
  readonly invoices: readonly string[]
  readonly ordinality: bigint
}

const partsOf = rowsOf<PropertyRow>(
  `select f.id as owner, p.* from unnest($1::bigint[]) f (id)
    cross join lateral ledger.property_of(f.id) with ordinality p order by f.id, p.ordinality`,
)

/** Reads what is financed, and writes its description; null where the reader is no side of it. */
export async function readProperty(id: bigint, context: Context): Promise<Bilingual | null> {
  const rows = await partsOf(id, context)
  const [first] = rows
  if (!first) return null
  return describeProperty({
    financing: idOf('fin', id),
    assignor: { name: first.holder, code: first.holder_code },
    assignee: { name: first.lender, code: first.lender_code },
    ...{ recourse: first.recourse, currency: first.currency },
    parts: rows.map(row => ({
      debtor: { name: row.debtor, code: row.debtor_code },
      ...{ package: row.package, subRange: toSubRange({ lo: row.lo, hi: row.hi }, row.size) },
      ...{ amount: row.amount_minor, dueOn: row.due_on, invoices: row.invoices },
    })),
  })
}
