import type { DebtorMarkKind } from '../../../../contracts/debtor/debtor-standing.ts'
import type { PaymentStanding } from '../../../../contracts/debtor/payment-record.ts'
import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import type { InstrumentId, InvoiceId, PartyId } from '../../../../contracts/kernel/id.ts'
import type { Flaw } from '../../../../contracts/kernel/instrument.ts'
import type { HoldKind } from '../../../../contracts/kernel/title.ts'
import type { ReceivableStatus } from '../../../../contracts/receivable/receivable.ts'
import type { StepRow } from '../look-through/steps.ts'

/** A text that was shown of an offer, as the ledger wrote it. */
export interface ShownContent {
  readonly asOf: BusinessDate
  readonly from: PartyId
  readonly to: PartyId
  readonly flaws: readonly ShownFlaw[]
  readonly spans: readonly ShownSpan[]
}

export interface ShownFlaw {
  readonly instrument: InstrumentId
  readonly flaw: Flaw
  readonly extent: bigint
}

export interface ShownSpan {
  readonly instrument: InstrumentId
  readonly lo: bigint
  readonly hi: bigint
  readonly holds: readonly HoldKind[]
  readonly chain: readonly ShownStep[]
  /** Null of what is no receivable. */
  readonly behind: ShownReceivable | null
}

/** A step as the text of a look has it: holders by their ids. */
interface ShownStep extends Omit<StepRow, 'business_date' | 'holder'> {
  readonly on: BusinessDate
  readonly holder: PartyId
}

export interface ShownReceivable {
  readonly debtor: PartyId
  readonly supplier: PartyId
  readonly currency: string
  readonly amount: bigint
  readonly dueOn: BusinessDate
  readonly status: ReceivableStatus
  readonly diluted: bigint
  readonly invoices: readonly ShownInvoice[]
  readonly record: ShownRecord
  readonly marks: readonly DebtorMarkKind[]
}

export interface ShownInvoice {
  readonly invoice: InvoiceId
  readonly number: string
  readonly seller: PartyId
  readonly buyer: PartyId
  readonly invoicedOn: BusinessDate
  readonly currency: string
  readonly amount: bigint
  readonly used: bigint
  readonly redLettered: bigint
}

export interface ShownRecord {
  readonly standing: PaymentStanding
  readonly since: BusinessDate
  readonly paidOnTime: number
  readonly paidLate: number
  readonly overdue: number
}

/** Reads a kept text: what the ledger wrote, its whole numbers from their decimal strings. */
export function readContent(text: string): ShownContent {
  const content = JSON.parse(text, (name, value) =>
    WHOLE.has(name) && typeof value === 'string' ? BigInt(value) : value,
  ) as ShownContent
  const spans = content.spans.map(span => ({
    ...span,
    behind: span.behind !== null && 'debtor' in span.behind ? span.behind : null,
  }))
  return { ...content, spans }
}

const WHOLE = new Set(['lo', 'hi', 'entry', 'extent', 'amount', 'used', 'redLettered', 'diluted'])
