import { assert } from '../../../../contracts/kernel/bug.ts'
import type {
  BankEvent,
  Booking,
  DueReturn,
  LocalTime,
  Mishap,
  OpenedAccount,
  QueuedPayment,
  ReceivedMessage,
} from './events.ts'

/** What the bank knows now. */
export interface BankState {
  now: LocalTime
  readonly accounts: Map<string, AccountState>
  /** By customer and message id. */
  readonly received: Map<string, ReceivedMessage>
  readonly queue: Map<string, QueuedPayment>
  readonly returns: Map<string, DueReturn>
  readonly plans: Map<string, Mishap>
  references: number
  outputs: number
}

export interface AccountState extends OpenedAccount {
  readonly current: bigint
  /** At the beginning of the day. */
  readonly opening: bigint
  readonly today: readonly Booking[]
  readonly statements: number
}

export function emptyBank(now: LocalTime): BankState {
  return {
    now,
    accounts: new Map(),
    received: new Map(),
    queue: new Map(),
    returns: new Map(),
    plans: new Map(),
    references: 0,
    outputs: 0,
  }
}

/** Applies what happened; nothing is decided here. */
export function apply(state: BankState, event: BankEvent): void {
  switch (event.type) {
    case 'opened':
      openAccount(state, event.account)
      return
    case 'clock-moved':
      state.now = event.to
      return
    case 'received':
      state.received.set(receivedKey(event.message), event.message)
      return
    case 'queued':
      for (const payment of event.payments) state.queue.set(payment.key, payment)
      return
    case 'left-queue':
      for (const key of event.keys) state.queue.delete(key)
      return
    case 'return-due':
      state.returns.set(event.due.key, event.due)
      return
    case 'return-made':
      state.returns.delete(event.key)
      return
    case 'planned':
      state.plans.set(event.plan.endToEndId, event.plan.mishap)
      return
    case 'plan-used':
      state.plans.delete(event.endToEndId)
      return
    case 'booked':
      book(state, event.booking)
      return
    case 'day-closed':
      closeDay(state, event)
      return
    case 'sent':
      state.outputs = event.output.number
  }
}

function openAccount(state: BankState, account: OpenedAccount): void {
  const balance = BigInt(account.balance)
  const empty = { current: balance, opening: balance, today: [], statements: 0 }
  state.accounts.set(account.id, { ...account, ...empty })
}

export function receivedKey({
  customer,
  messageId,
}: Pick<ReceivedMessage, 'customer' | 'messageId'>) {
  return `${customer} ${messageId}`
}

export function findAccount(state: BankState, id: string): AccountState {
  const account = state.accounts.get(id)
  assert(account !== undefined, `there is an account ${id}`)
  return account
}

export function today(state: BankState): string {
  return state.now.slice(0, 10)
}

function book(state: BankState, booking: Booking): void {
  const account = findAccount(state, booking.account)
  const amount = BigInt(booking.amount)
  const current = account.current + (booking.side === 'credit' ? amount : -amount)
  state.accounts.set(account.id, { ...account, current, today: [...account.today, booking] })
  state.references += 1
}

function closeDay(state: BankState, { account: id, number }: { account: string; number: number }) {
  const account = findAccount(state, id)
  const { current } = account
  state.accounts.set(id, { ...account, opening: current, today: [], statements: number })
}
