import { GROUPINGS, type Grouping } from './groupings.ts'
import { type Group, judgeGroup } from './judge-group.ts'
import type { EntryLeft, Match, PaymentLeft, Return } from './match.ts'
import type { ExpectedPayment, StatementEntry } from './statement-entry.ts'

/** What was found: pairings with their reasons, and all that is left on either side. */
export interface Reconciliation {
  readonly matches: readonly Match[]
  readonly returns: readonly Return[]
  /** Each is a task: money that nobody expected, or not so much of it. */
  readonly entriesLeft: readonly EntryLeft[]
  readonly paymentsLeft: readonly PaymentLeft[]
}

/** What is still to be paired, in an order that does not depend on how it was given. */
interface Open {
  readonly entries: Map<string, StatementEntry>
  readonly payments: Map<string, ExpectedPayment>
}

/**
 * Pairs what was booked with what was expected, the surest reason first: the payment's own id, the
 * reference that groups what is due, then the other account with the amount. A sum is never taken
 * apart by trial: an amount that fits several payments by chance proves none of them.
 */
export function reconcile(
  entries: readonly StatementEntry[],
  payments: readonly ExpectedPayment[],
): Reconciliation {
  const open: Open = { entries: index(entries), payments: index(payments) }
  const returns = takeReturns(open.entries)
  const matches: Match[] = []
  const entriesLeft: EntryLeft[] = []
  const paymentsLeft: PaymentLeft[] = []
  for (const grouping of GROUPINGS)
    for (const group of findGroups(grouping, open)) {
      const judged = judgeGroup(grouping, group)
      if (judged === null) continue
      for (const { id } of group.entries) open.entries.delete(id)
      for (const { id } of group.payments) open.payments.delete(id)
      matches.push(judged.match)
      entriesLeft.push(...judged.entriesLeft)
      paymentsLeft.push(...judged.paymentsLeft)
    }
  for (const { id, amount } of open.entries.values())
    entriesLeft.push({ entry: id, amount, why: 'unexpected' })
  for (const { id, outstanding } of open.payments.values())
    paymentsLeft.push({ payment: id, amount: outstanding, why: 'not_paid' })
  return { matches, returns, entriesLeft, paymentsLeft }
}

/** What came back goes out with what it takes back, so the payment is open again. */
function takeReturns(entries: Map<string, StatementEntry>): readonly Return[] {
  return [...entries.values()].flatMap(entry => {
    const original = entry.returned ? findOriginal(entry, entries) : undefined
    if (!original) return []
    entries.delete(entry.id)
    entries.delete(original.id)
    return [{ entry: entry.id, of: original.id }]
  })
}

function findOriginal(
  { endToEndId, side, currency, amount }: StatementEntry,
  entries: ReadonlyMap<string, StatementEntry>,
): StatementEntry | undefined {
  return [...entries.values()].find(
    one =>
      !one.returned &&
      endToEndId !== null &&
      one.endToEndId === endToEndId &&
      one.side !== side &&
      one.currency === currency &&
      one.amount === amount,
  )
}

function findGroups(grouping: Grouping, { entries, payments }: Open): readonly Group[] {
  const paymentsByKey = Map.groupBy(payments.values(), payment => grouping.keyOfPayment(payment))
  const entriesByKey = Map.groupBy(entries.values(), entry => grouping.keyOfEntry(entry))
  return [...entriesByKey].flatMap(([key, of]) => {
    const expected = key === null ? undefined : paymentsByKey.get(key)
    return expected ? [{ entries: of, payments: expected }] : []
  })
}

/** By id, in the order in which they were booked or fall due, however they were given. */
function index<Of extends StatementEntry | ExpectedPayment>(all: readonly Of[]): Map<string, Of> {
  const rank = (one: Of) => `${'bookedOn' in one ? one.bookedOn : one.dueOn} ${one.id}`
  const sorted = all.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1))
  return new Map(sorted.map(one => [one.id, one]))
}
