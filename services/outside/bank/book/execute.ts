import { credit, debit, detailOfPayment } from './bookings.ts'
import { CUT_OFF, isBankDay, nextBankDay } from './business-day.ts'
import type { BankEvent, BookedDetail, Mishap, QueuedPayment } from './events.ts'
import type { Reason } from './receive.ts'
import { type BankState, findAccount, today } from './state.ts'

/** How a payment went, as its customer is told; silence tells nothing until the day's statement. */
export interface Executed {
  readonly payment: QueuedPayment
  readonly status: 'ACSC' | 'RJCT' | 'PDNG'
  readonly reason: Reason | null
  readonly silent: boolean
}

export interface Execution {
  readonly events: readonly BankEvent[]
  readonly executed: readonly Executed[]
}

/** Chance by a seed: the same payment always has the same luck. */
export type Luck = (payment: QueuedPayment) => Mishap | null

/** Executes what is due of one batch, since a batch may be booked as one sum; null: nothing is. */
export function executeDue(state: BankState, luck: Luck): Execution | null {
  const date = today(state)
  if (!isBankDay(date) || state.now.slice(11) >= CUT_OFF) return null
  const due = [...state.queue.values()].filter(({ executeOn }) => executeOn <= date)
  const [first] = due
  if (!first) return null
  const isOfBatch = ({ customer, messageId, batchId }: QueuedPayment) =>
    customer === first.customer && messageId === first.messageId && batchId === first.batchId
  return executeBatch(state, due.filter(isOfBatch), luck)
}

interface Settled extends Executed {
  readonly mishap: Mishap | null
  /** What is booked on the payer's account: nothing, one line, or the same line twice. */
  readonly lines: readonly BookedDetail[]
}

function executeBatch(state: BankState, batch: readonly QueuedPayment[], luck: Luck): Execution {
  let free = findAccount(state, batch[0]!.debtorAccount).current
  const settled = batch.map(payment => {
    const one = settle(payment, state.plans.get(payment.endToEndId) ?? luck(payment), free)
    for (const { amount } of one.lines) free -= BigInt(amount)
    return one
  })
  const events = [...leaveQueue(state, settled), ...book(state, batch[0]!, settled)]
  return { events, executed: settled }
}

function settle(payment: QueuedPayment, mishap: Mishap | null, free: bigint): Settled {
  const base = { payment, mishap, silent: mishap === 'silence', lines: [] }
  const amount = BigInt(payment.amount)
  if (mishap === 'delay')
    return { ...base, status: 'PDNG', reason: { code: 'NARR', note: 'waits for a day' } }
  if (mishap === 'reject')
    return { ...base, status: 'RJCT', reason: { code: 'AC04', note: 'the account is closed' } }
  if (amount > free) return { ...base, status: 'RJCT', reason: { code: 'AM04', note: 'no funds' } }
  const line = detailOfPayment(payment, mishap === 'partial' ? half(amount) : amount)
  const lines = mishap === 'duplicate' && 2n * amount <= free ? [line, line] : [line]
  return { ...base, status: 'ACSC', reason: null, lines }
}

function half(amount: bigint): bigint {
  return amount > 1n ? amount / 2n : 1n
}

function leaveQueue(state: BankState, settled: readonly Settled[]): readonly BankEvent[] {
  const on = nextBankDay(today(state))
  const delayed = settled.flatMap(({ status, payment }) =>
    status === 'PDNG' ? [{ ...payment, executeOn: on }] : [],
  )
  const planned = settled.filter(({ payment }) => state.plans.has(payment.endToEndId))
  return [
    { type: 'left-queue', keys: settled.map(({ payment }) => payment.key) },
    ...(delayed.length > 0 ? [{ type: 'queued', payments: delayed } as const] : []),
    ...planned.map(
      ({ payment }) => ({ type: 'plan-used', endToEndId: payment.endToEndId }) as const,
    ),
    ...settled.flatMap(({ mishap, payment, lines }): BankEvent[] => {
      const [detail] = lines
      if (mishap !== 'return' || !detail) return []
      const { key, debtorAccount } = payment
      return [{ type: 'return-due', due: { key, on, debtorAccount, detail } }]
    }),
  ]
}

/** The payer's account, once for the batch or once for each; then each account of ours it pays. */
function book(
  state: BankState,
  { bookedAsOne, debtorAccount }: QueuedPayment,
  settled: readonly Settled[],
): readonly BankEvent[] {
  const lines = settled.flatMap(one => one.lines)
  if (lines.length === 0) return []
  const bare = settled.some(({ mishap }) => mishap === 'no-details')
  const sums = bookedAsOne ? [lines] : lines.map(line => [line])
  const next = countReferences(state)
  return [
    ...sums.map(sum => debit(state, debtorAccount, sum, next(), { bare, asOne: bookedAsOne })),
    ...lines.flatMap(line => {
      const account = line.creditor?.account
      return account && state.accounts.has(account) ? [credit(state, account, line, next())] : []
    }),
  ].map(booking => ({ type: 'booked', booking }))
}

/** References of bookings, each given once: the day, and a number that only grows. */
export function countReferences(state: BankState): () => string {
  let last = state.references
  return () => {
    last += 1
    return `SB${today(state).replaceAll('-', '')}${String(last).padStart(8, '0')}`
  }
}
