import { createHash } from 'node:crypto'
import { Bug } from '../../contracts/kernel/bug.ts'
import type { StoryBook } from './book.ts'
import type { Cast } from './cast.ts'
import {
  type ClosingOn,
  debtorTable,
  holderTable,
  invoiceTable,
  paymentTable,
  transferTable,
} from './tables.ts'

export interface Closing {
  readonly text: string
  /** SHA-256 of all counts and of what everybody holds: the same for the same run. */
  readonly digest: string
}

/**
 * The totals of the story. Throws a Bug when they do not close to the fen, or are not the ledger's.
 */
export async function closeStory(book: StoryBook, cast: Cast, on: ClosingOn): Promise<Closing> {
  const held = book.outstanding()
  await mustBeTheLedgers(book, cast, held)
  const tables = [
    invoiceTable(book),
    transferTable(book),
    paymentTable(book, on),
    ...(book.open.size > 0 ? [holderTable(book, cast, on), debtorTable(book, cast, on)] : []),
  ]
  const digest = createHash('sha256')
    .update(JSON.stringify([book.counts(), [...held].sort()], (_, v) => writeBigint(v)))
    .digest('hex')
  return { text: tables.join('\n\n'), digest }
}

function writeBigint(value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value
}

/** Each party reads what it holds or owes, under its own rights. */
async function mustBeTheLedgers(
  book: StoryBook,
  cast: Cast,
  held: ReadonlyMap<string, bigint>,
): Promise<void> {
  const owed = new Map<string, bigint>()
  for (const { invoice, parts } of book.open.values())
    for (const { lo, hi } of parts)
      owed.set(invoice.buyer, (owed.get(invoice.buyer) ?? 0n) + hi - lo)
  for (const [members, field, told] of [
    [cast.suppliers, 'exposureTotals', held],
    [cast.debtors, 'debtTotals', owed],
  ] as const)
    await Promise.all(
      members.map(async ({ code, name, alone }) => {
        const { viewer } = await alone.client.read<AmountsRead>(
          `{ viewer { amounts: ${field} { amount } } }`,
        )
        const sum = viewer.amounts.reduce((sum, { amount }) => sum + BigInt(amount), 0n)
        if (sum !== (told.get(code) ?? 0n))
          throw new Bug(`${name}: ${field} is ${sum}, not ${told.get(code)}`)
      }),
    )
}

interface AmountsRead {
  readonly viewer: { readonly amounts: readonly { readonly amount: string }[] }
}
