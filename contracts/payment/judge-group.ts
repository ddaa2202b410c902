import type { Grouping } from './groupings.ts'
import type { EntryLeft, Match, Pairing, PaymentLeft } from './match.ts'
import type { ExpectedPayment, StatementEntry } from './statement-entry.ts'

/** Entries and payments with the same key, of one side and currency, in the order of dates. */
export interface Group {
  readonly entries: readonly StatementEntry[]
  readonly payments: readonly ExpectedPayment[]
}

export interface Judged {
  readonly match: Match
  readonly entriesLeft: readonly EntryLeft[]
  readonly paymentsLeft: readonly PaymentLeft[]
}

/** Says what a group of the same key is: what pays what, or that it can be read in several ways. */
export function judgeGroup(grouping: Grouping, group: Group): Judged | null {
  const { entries, payments } = group
  const came = sumUp(entries.map(({ amount }) => amount))
  const asked = sumUp(payments.map(({ outstanding }) => outstanding))
  if (grouping.names) {
    const again = findPaidAgain(group)
    if (again.length > 0) return pair(grouping, withoutPaidAgain(group, again), again)
    // Of several, which one is paid in part, or too much, is not for us to say.
    return came === asked || payments.length === 1
      ? pair(grouping, group)
      : callAmbiguous(grouping, group)
  }
  if (grouping.reason === 'counterpart_and_sum')
    return entries.length === 1 && came === asked ? pair(grouping, group) : null
  return entries.length === 1 && payments.length === 1
    ? pair(grouping, group)
    : callAmbiguous(grouping, group)
}

/** Entries that pay the whole of a single payment once more. */
function findPaidAgain({ entries, payments }: Group): readonly StatementEntry[] {
  const [payment, ...others] = payments
  const isWhole = entries.every(({ amount }) => amount === payment?.outstanding)
  return others.length === 0 && isWhole ? entries.slice(1) : []
}

function withoutPaidAgain(group: Group, again: readonly StatementEntry[]): Group {
  return { ...group, entries: group.entries.filter(entry => !again.includes(entry)) }
}

/** Fills the payments in their order from the entries in theirs. */
function pair(
  { reason, names }: Grouping,
  { entries, payments }: Group,
  again: readonly StatementEntry[] = [],
): Judged {
  const pairings: Pairing[] = []
  const wanted = new Map(payments.map(({ id, outstanding }) => [id, outstanding]))
  const entriesLeft: EntryLeft[] = again.map(({ id, amount }) => {
    return { entry: id, amount, why: 'paid_again' }
  })
  for (const { id: entry, amount } of entries) {
    let left = amount
    for (const [payment, outstanding] of wanted) {
      const part = atMost(outstanding, left)
      if (part === 0n) continue
      pairings.push({ entry, payment, amount: part })
      wanted.set(payment, outstanding - part)
      left -= part
    }
    if (left > 0n) entriesLeft.push({ entry, amount: left, why: 'more_than_expected' })
  }
  const isSure = names && entriesLeft.length === again.length && entries.every(isTrusted(payments))
  return {
    match: {
      ...{ reason, state: isSure ? 'confirmed' : 'suggested', pairings },
      ...{ entries: entries.map(({ id }) => id), payments: payments.map(({ id }) => id) },
    },
    entriesLeft,
    paymentsLeft: [...wanted].flatMap(([payment, amount]) =>
      amount > 0n ? [{ payment, amount, why: 'paid_in_part' } as const] : [],
    ),
  }
}

/** Signed by its bank, and from the account that was to pay, or to the one that was to be paid. */
function isTrusted(payments: readonly ExpectedPayment[]) {
  return ({ signed, counterpart }: StatementEntry): boolean =>
    signed &&
    payments.every(payment => payment.counterpart === null || payment.counterpart === counterpart)
}

function callAmbiguous({ reason }: Grouping, { entries, payments }: Group): Judged {
  return {
    match: {
      ...{ reason, state: 'ambiguous', pairings: [] },
      ...{ entries: entries.map(({ id }) => id), payments: payments.map(({ id }) => id) },
    },
    entriesLeft: entries.map(({ id, amount }) => ({ entry: id, amount, why: 'ambiguous' })),
    paymentsLeft: payments.map(({ id, outstanding }) => {
      return { payment: id, amount: outstanding, why: 'ambiguous' }
    }),
  }
}

function atMost(limit: bigint, amount: bigint): bigint {
  if (amount > limit) return limit
  return amount
}

function sumUp(amounts: readonly bigint[]): bigint {
  return amounts.reduce((sum, amount) => sum + amount, 0n)
}
