import { createHash } from 'node:crypto'
import { formatRefusal } from '../../../../contracts/kernel/refusal-text.ts'
import { MESSAGE_TEXTS, type ReadMessage, readMessage } from '../../../messages/index.ts'
import { type Book, openBook } from './book-file.ts'
import { isBankDay, nextDay } from './business-day.ts'
import type { BankEvent, Booking, LocalTime, Mishap, OpenedAccount, Output } from './events.ts'
import { executeDue, type Luck } from './execute.ts'
import { type Deposit, deposit, returnDue } from './other-bookings.ts'
import { Outbox } from './outputs.ts'
import { receive } from './receive.ts'
import { type BankState, emptyBank, receivedKey, today } from './state.ts'

export interface BankOptions {
  readonly folder: string
  /** What its clock shows at its first start. */
  readonly now: LocalTime
  readonly luck: Luck
}

/** What was asked of the bank cannot be done; the message says why. */
export class BankRefusal extends Error {
  override name = 'BankRefusal'
}

/** The bank as its doors see it. What one command does is written line by line, each whole. */
export class Bank {
  readonly #book: Book
  readonly #luck: Luck

  constructor({ folder, now, luck }: BankOptions) {
    this.#book = openBook(folder, emptyBank(now))
    this.#luck = luck
    // What a killed bank had begun goes on.
    this.#work()
  }

  get state(): Readonly<BankState> {
    return this.#book.state
  }

  /** The messages after a number, to one customer or to all. */
  outputs(after: number, customer?: string): readonly Output[] {
    return this.#book.outputs
      .slice(after)
      .filter(output => customer === undefined || output.customer === customer)
  }

  /** All that happened, as it is written. */
  get protocol(): readonly BankEvent[] {
    return this.#book.events
  }

  openAccount(account: OpenedAccount): void {
    if (this.state.accounts.has(account.id)) throw new BankRefusal('there is such an account')
    this.#step([{ type: 'opened', account }])
  }

  /** Answers the pain.002 that says what was taken of instructions. */
  receive(customer: string, bytes: Buffer): Output {
    const answer = readMessage(bytes)
    if (!answer.ok) {
      const { en } = formatRefusal(MESSAGE_TEXTS[answer.refusal], answer.details)
      throw new BankRefusal(`${answer.refusal}: ${en}`)
    }
    const { name, content } = answer.value
    if (content.kind !== 'payment') throw new BankRefusal(`${name} is not offered, only pain.001`)
    const digest = createHash('sha256').update(bytes).digest('base64url')
    const { messageId } = content
    const before = this.state.received.get(receivedKey({ customer, messageId }))
    if (before?.digest === digest) return this.#book.outputs[before.answer - 1]!
    const output = this.#take(customer, { ...answer.value, content }, digest)
    this.#work()
    return output
  }

  /** Tells a customer the day so far: whether it was paid is asked, and never tried again. */
  report(customer: string, account: string): Output {
    const own = this.state.accounts.get(account)
    if (own?.customer !== customer) throw new BankRefusal('no account of this customer')
    const outbox = new Outbox(this.state)
    outbox.report(own)
    this.#write([], outbox)
    return outbox.outputs[0]!
  }

  deposit(asked: Deposit): void {
    if (!this.state.accounts.has(asked.account)) throw new BankRefusal('there is no such account')
    const event = deposit(this.state, asked)
    this.#step([event], outbox => outbox.notify(listBookings([event])))
  }

  /** What is to go wrong with the payment that has this end-to-end id. */
  plan(endToEndId: string, mishap: Mishap): void {
    this.#step([{ type: 'planned', plan: { endToEndId, mishap } }])
  }

  /** Days end, statements go out, and what is due is done; the clock never goes back. */
  moveClock(to: LocalTime): void {
    if (to < this.state.now) throw new BankRefusal(`the clock shows ${this.state.now} already`)
    while (today(this.state) < to.slice(0, 10)) {
      this.#endDay()
      this.#work()
    }
    this.#step([{ type: 'clock-moved', to }])
    this.#work()
  }

  #take(
    customer: string,
    read: ReadMessage & { readonly content: Parameters<typeof receive>[3] },
    digest: string,
  ): Output {
    const { name, content } = read
    const { messageId } = content
    const taken = receive(this.state, customer, read, content)
    const outbox = new Outbox(this.state)
    outbox.tellTaken({ customer, messageId, name }, taken)
    const output = outbox.outputs[0]!
    const message = { customer, messageId, digest, name, answer: output.number }
    const payments =
      'refused' in taken ? [] : taken.payments.flatMap(one => (one.refused ? [] : [one.payment]))
    // Another message under an id that was used does not take its place.
    const isNew = !this.state.received.has(receivedKey(message))
    this.#book.write([
      ...(isNew ? [{ type: 'received', message } as const] : []),
      ...(payments.length > 0 ? [{ type: 'queued', payments } as const] : []),
      { type: 'sent', output },
    ])
    return output
  }

  #work(): void {
    for (let events = returnDue(this.state); events.length > 0; events = returnDue(this.state))
      this.#step(events, outbox => outbox.notify(listBookings(events)))
    for (let done = this.#execute(); done; done = this.#execute()) {
      const { events, executed } = done
      const isSilent = executed.some(({ silent }) => silent)
      this.#step(events, outbox => {
        outbox.tellExecuted(executed)
        if (!isSilent) outbox.notify(listBookings(events))
      })
    }
  }

  #execute() {
    return executeDue(this.state, this.#luck)
  }

  /** All accounts are closed and the next day begins in one line, so no day is closed twice. */
  #endDay(): void {
    const outbox = new Outbox(this.state)
    const date = today(this.state)
    const accounts = isBankDay(date) ? [...this.state.accounts.values()] : []
    const closed = accounts.map(account => {
      const number = outbox.closeDay(account)
      return { type: 'day-closed', account: account.id, number } as const
    })
    this.#write([...closed, { type: 'clock-moved', to: `${nextDay(date)}T00:00:00` }], outbox)
  }

  #step(events: readonly BankEvent[], tell?: (outbox: Outbox) => void): void {
    const outbox = new Outbox(this.state)
    tell?.(outbox)
    this.#write(events, outbox)
  }

  #write(events: readonly BankEvent[], { outputs }: Outbox): void {
    this.#book.write([...events, ...outputs.map(output => ({ type: 'sent', output }) as const)])
  }
}

function listBookings(events: readonly BankEvent[]): readonly Booking[] {
  return events.flatMap(event => (event.type === 'booked' ? [event.booking] : []))
}
