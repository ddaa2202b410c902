import { Bug } from '../../../../contracts/kernel/bug.ts'
import {
  type IssuedBalance,
  type IssuedEntry,
  type MessageAnswer,
  type StatementFamily,
  writeStatementMessage,
  writeStatusMessage,
} from '../../../messages/index.ts'
import type { Booking, Output, QueuedPayment, ReceivedMessage } from './events.ts'
import type { Executed } from './execute.ts'
import type { Reason, Taken } from './receive.ts'
import { type AccountState, type BankState, findAccount, today } from './state.ts'

export const BIC = 'SANDCNSH'
/** Entries and details of a page of a statement. */
const PAGE_RECORDS_MAX = 1_000

/** Makes the messages of one step, numbered on from those that were sent. */
export class Outbox {
  readonly outputs: Output[] = []
  readonly #state: BankState

  constructor(state: BankState) {
    this.#state = state
  }

  /** What was taken of instructions, as soon as they are there. */
  tellTaken(message: Instructions, taken: Taken): void {
    const refused = 'refused' in taken ? taken.refused : null
    const payments = 'refused' in taken ? [] : taken.payments
    const outcomes = payments.map(each => ({
      payment: each.payment,
      status: each.refused ? 'RJCT' : 'ACTC',
      reason: each.refused,
    }))
    this.#tellStatus(message, outcomes, refused)
  }

  /** How payments went; those of silence are left out. */
  tellExecuted(executed: readonly Executed[]): void {
    const told = executed.filter(({ silent }) => !silent)
    const [first] = told
    if (!first) return
    const { customer, messageId, messageName } = first.payment
    this.#tellStatus({ customer, messageId, name: messageName }, told, null)
  }

  /** Single bookings at once, by account. */
  notify(bookings: readonly Booking[]): void {
    for (const [account, booked] of Map.groupBy(bookings, each => each.account))
      this.#tell(account, 'camt.054', booked, [], null, null)
  }

  /** The whole day of an account, in pages; answers the number of the last one. */
  closeDay(account: AccountState): number {
    const pages = paginate(account.today)
    let balance = account.opening
    pages.forEach((page, i) => {
      const first = i === 0
      const last = i === pages.length - 1
      const opening = this.#balance(first ? 'OPBD' : 'ITBD', account, balance)
      balance += page.reduce((sum, each) => sum + signed(each), 0n)
      const closing = this.#balance(last ? 'CLBD' : 'ITBD', account, balance)
      const number = account.statements + i + 1
      this.#tell(account.id, 'camt.053', page, [opening, closing], number, { number: i + 1, last })
    })
    return account.statements + pages.length
  }

  /** The day so far, as often as its customer asks: it is no statement and has no number. */
  report(account: AccountState): void {
    const opening = this.#balance('OPBD', account, account.opening)
    const interim = this.#balance('ITBD', account, account.current)
    this.#tell(account.id, 'camt.052', account.today, [opening, interim], null, null)
  }

  #balance(type: IssuedBalance['type'], { currency }: AccountState, minor: bigint): IssuedBalance {
    const amount = { minor: minor < 0n ? -minor : minor, currency }
    return { type, amount, side: minor < 0n ? 'debit' : 'credit', on: today(this.#state) }
  }

  #tell(
    id: string,
    family: StatementFamily,
    bookings: readonly Booking[],
    balances: readonly IssuedBalance[],
    number: number | null,
    page: { readonly number: number; readonly last: boolean } | null,
  ): void {
    const { owner, currency, customer } = findAccount(this.#state, id)
    const messageId = this.#nextId()
    const written = writeStatementMessage(family, {
      ...{ messageId, id: messageId, createdAt: this.#instant(), page, number, balances },
      account: { id, scheme: 'BBAN', currency, owner },
      servicerBic: BIC,
      entries: bookings.map(booking => toEntry(booking, currency)),
    })
    this.#send(customer, `${family}.001.08`, id, written)
  }

  #tellStatus(
    { customer, messageId, name }: Instructions,
    outcomes: readonly Outcome[],
    refused: Reason | null,
  ): void {
    const version = name === 'pain.001.001.12' ? 'pain.002.001.14' : 'pain.002.001.10'
    const batches = [...Map.groupBy(outcomes, ({ payment }) => payment.batchId)]
    const written = writeStatusMessage(version, {
      messageId: this.#nextId(),
      createdAt: this.#instant(),
      originalMessageId: messageId,
      originalName: name,
      status: refused ? 'RJCT' : sumUp(outcomes),
      reasons: refused ? [toReason(refused)] : [],
      batches: batches.map(([originalId, of]) => ({
        ...{ originalId, status: sumUp(of), reasons: [] },
        payments: of.map(({ payment, status, reason }) => ({
          originalInstructionId: payment.instructionId,
          originalEndToEndId: payment.endToEndId,
          status,
          reasons: reason ? [toReason(reason)] : [],
          bankReference: null,
        })),
      })),
    })
    this.#send(customer, version, null, written)
  }

  #send(customer: string, name: string, account: string | null, written: MessageAnswer<Buffer>) {
    if (!written.ok) throw new Bug(`what the bank writes is not valid: ${JSON.stringify(written)}`)
    const number = this.#state.outputs + this.outputs.length + 1
    this.outputs.push({ number, customer, name, account, xml: written.value.toString() })
  }

  #nextId(): string {
    return `SB${String(this.#state.outputs + this.outputs.length + 1).padStart(10, '0')}`
  }

  #instant(): string {
    return `${this.#state.now}+08:00`
  }
}

/** The message that is answered. */
type Instructions = Pick<ReceivedMessage, 'customer' | 'messageId' | 'name'>

interface Outcome {
  readonly payment: QueuedPayment
  readonly status: string
  readonly reason: Reason | null
}

function sumUp(outcomes: readonly Outcome[]): string {
  const statuses = new Set(outcomes.map(({ status }) => status))
  const [only] = statuses
  return statuses.size === 1 ? only! : 'PART'
}

function toReason({ code, note }: Reason) {
  return { code, notes: [note] }
}

function signed({ side, amount }: Booking): bigint {
  return side === 'credit' ? BigInt(amount) : -BigInt(amount)
}

/** A day without entries is one page all the same; an entry is never torn. */
function paginate(bookings: readonly Booking[]): readonly (readonly Booking[])[] {
  const pages: Booking[][] = [[]]
  let records = 0
  for (const booking of bookings) {
    const size = 1 + booking.details.length
    if (records > 0 && records + size > PAGE_RECORDS_MAX) {
      pages.push([])
      records = 0
    }
    pages.at(-1)!.push(booking)
    records += size
  }
  return pages
}

function toEntry(booking: Booking, currency: string): IssuedEntry {
  const toAmount = (minor: string) => ({ minor: BigInt(minor), currency })
  const party = (of: Booking['details'][0]['debtor']) =>
    of && {
      name: of.name,
      account: of.account ? ({ id: of.account, scheme: 'BBAN' } as const) : null,
    }
  return {
    bankReference: booking.reference,
    amount: toAmount(booking.amount),
    ...{ side: booking.side, reversal: booking.returned, batch: booking.batch },
    ...{ bookedOn: booking.bookedOn, valueOn: booking.valueOn, count: booking.count },
    code: ['PMNT', booking.side === 'credit' ? 'RCDT' : 'ICDT', booking.returned ? 'RRTN' : 'DMCT'],
    details: booking.details.map(detail => ({
      ...detail,
      bankReference: booking.reference,
      amount: toAmount(detail.amount),
      debtor: party(detail.debtor),
      creditor: party(detail.creditor),
    })),
  }
}
