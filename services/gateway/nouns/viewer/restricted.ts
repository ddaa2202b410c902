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
  /** Of the rows of a list under its filters: within which due dates, and of whom if of one. */
  readonly first_due?: BusinessDate
  readonly last_due?: BusinessDate
  readonly only_debtor?: bigint | null
}

type Restriction = Exclude<keyof RestrictedRow, keyof Sum>

const read = new WeakMap<Context, Promise<RestrictedRow[]>>()

/** Adds up one kind of restriction within a sum; the rows are read once, when first asked for. */
export async function sumRestricted(
  { currency, due_on, debtor, ...rows }: Sum,
  kind: Restriction,
  context: Context,
  notBefore: BusinessDate | null = null,
): Promise<bigint> {
  const restricted =
    read.get(context) ??
    context.snapshot.query<RestrictedRow>('select * from ledger.my_restricted()')
  read.set(context, restricted)
  return (await restricted)
    .filter(row => row.currency === currency && (due_on ?? row.due_on) === row.due_on)
    .filter(row => (debtor ?? row.debtor) === row.debtor)
    .filter(row => (rows.first_due ?? row.due_on) <= row.due_on)
    .filter(row => (rows.last_due ?? row.due_on) >= row.due_on)
    .filter(row => (rows.only_debtor ?? row.debtor) === row.debtor)
    .filter(row => notBefore === null || row.due_on >= notBefore)
    .reduce((sum, row) => sum + row[kind], 0n)
}
