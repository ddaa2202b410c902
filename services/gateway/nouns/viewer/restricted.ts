import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import type { Context } from '../../graph/context.ts'

/** What of an exposure is under claims and on hold; `restricted` counts each title once. */
interface RestrictedRow {
  readonly due_on: BusinessDate
  readonly debtor: bigint
  readonly currency: string
  readonly offered: bigint
  readonly financed: bigint
  readonly pledged: bigint
  readonly sold: bigint
  readonly held: bigint
  readonly restricted: bigint
}

/** Whatever a sum of exposure names of these: one row, some, or all of one currency. */
interface Sum {
  readonly currency: string
  readonly due_on?: BusinessDate
  readonly debtor?: bigint
  /** Due date and debtor of each row of a list under its filters. */
  readonly of_rows?: readonly string[]
}

type Restriction = Exclude<keyof RestrictedRow, keyof Sum>

const read = new WeakMap<Context, Promise<RestrictedRow[]>>()

/** Adds up one kind of restriction within a sum; the rows are read once, when first asked for. */
export async function sumRestricted(
  { currency, due_on, debtor, of_rows }: Sum,
  kind: Restriction,
  context: Context,
  notBefore: BusinessDate | null = null,
): Promise<bigint> {
  const rows =
    read.get(context) ??
    context.snapshot.query<RestrictedRow>('select * from ledger.my_restricted()')
  read.set(context, rows)
  const among = of_rows && new Set(of_rows)
  return (await rows)
    .filter(row => row.currency === currency && (due_on ?? row.due_on) === row.due_on)
    .filter(row => (debtor ?? row.debtor) === row.debtor)
    .filter(row => among?.has(`${row.due_on} ${row.debtor}`) ?? true)
    .filter(row => notBefore === null || row.due_on >= notBefore)
    .reduce((sum, row) => sum + row[kind], 0n)
}
