import { type Answer, answer } from '../kernel/answer.ts'
import type { BusinessDate } from '../kernel/date.ts'
import { type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import { type Money, money } from '../kernel/money.ts'
import { badInput, type CodeOf, conflict, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { Party } from '../party/party.ts'
import {
  ADDITION_TEXTS,
  type AdditionRefusal,
  additionRefusal,
  DOCUMENT_DATE_TEXTS,
  DOCUMENT_PARTIES_TEXTS,
  type DocumentDateRefusal,
  type DocumentPartiesRefusal,
  documentDateRefusal,
  documentPartiesRefusal,
  type Recorded,
  type RecordingContext,
  WORTH_TEXTS,
  type WorthRefusal,
  worthRefusal,
} from './document.ts'
import {
  contradictedFields,
  differingFields,
  FIELD_WORDS,
  type FieldName,
  type TwoVersions,
  twoVersions,
} from './document-fields.ts'
import type { Invoice } from './invoice.ts'
import { MATCH_TEXTS, type MatchRefusal, matchTrade, type TradeBehind } from './match-trade.ts'

/**
 * May this invoice be recorded? Seller and number name it for ever: the same again is a duplicate,
 * the same with another amount or buyer is refused and looked into. One without a delivery is
 * recorded and can back nothing until the delivery is added. What a buyer asserts becomes the
 * seller's own when the seller says the same; an assertion that is in use is not said otherwise.
 */
export function recordInvoice(
  { seller, buyer, known, isUsed, addsCode, assertion, behind }: RecordInvoiceState,
  invoice: NewInvoice,
  context: RecordingContext,
): Answer<Recorded, RecordInvoiceRefusal> {
  const parties = documentPartiesRefusal(seller, buyer, context)
  if (parties) return parties
  const form = formRefusal(invoice, context)
  if (form) return form

  const earlier = known ?? assertion?.invoice ?? null
  const [contradiction] = earlier === null ? [] : invoiceContradictions(earlier, invoice)
  if (contradiction && (known !== null || assertion?.isUsed)) return contradiction
  const added = known && fieldAdded(known, invoice, addsCode)
  if (known !== null && added === null) return answer('duplicate')
  const addition = added && additionRefusal(known!, context, added)
  if (addition) return addition
  if (added !== null && isUsed)
    return refuse('invoice_must_back_nothing_when_added_to', added, { field: added })
  const isDelivered = invoice.delivery !== null && known?.delivery !== invoice.delivery
  const unmatched = isDelivered ? matchTrade(invoice, behind) : null
  if (unmatched) return unmatched
  if (known !== null) return answer('added')
  return answer(assertion !== null && !contradiction ? 'stated' : 'new')
}

/** What the known one left out and this version says; null: nothing. */
function fieldAdded(known: Invoice, invoice: NewInvoice, addsCode: boolean): FieldName | null {
  if (known.delivery === null && invoice.delivery !== null) return 'delivery'
  return addsCode ? 'code' : null
}

/** All that an invoice says otherwise than the one of its number, field by field. */
export function invoiceContradictions(
  known: Invoice,
  invoice: NewInvoice,
): readonly Refused<InvoiceContradiction>[] {
  const amounts = {
    recorded: money(known.amount, known.currency),
    found: money(invoice.amount, invoice.currency),
  }
  const isOfAnother = known.buyer !== invoice.buyer
  const isOverAnother = known.amount !== invoice.amount || known.currency !== invoice.currency
  const fields = [
    ...differingFields(known, invoice, ['quantity', 'price', 'invoicedOn', 'dueOn']),
    ...contradictedFields(known, invoice, ['delivery']),
  ]
  return [
    ...(isOfAnother ? [refuse('invoice_must_keep_its_buyer', 'buyer')] : []),
    ...(isOverAnother ? [refuse('invoice_must_keep_its_amount', 'amount', amounts)] : []),
    ...fields.map(field =>
      refuse('invoice_must_keep_what_it_says', field, twoVersions(field, known, invoice)),
    ),
  ]
}

type InvoiceContradiction =
  | 'invoice_must_keep_its_buyer'
  | Detailed<'invoice_must_keep_its_amount', { recorded: Money; found: Money }>
  | Detailed<'invoice_must_keep_what_it_says', TwoVersions>

export type RecordInvoiceRefusal =
  | DocumentPartiesRefusal
  | InvoiceFormRefusal
  | InvoiceContradiction
  | AdditionRefusal
  | Detailed<'invoice_must_back_nothing_when_added_to', { field: FieldName }>
  | MatchRefusal

/** What an invoice says by itself, whatever is known of its trade. */
type InvoiceFormRefusal =
  | WorthRefusal
  | DocumentDateRefusal
  | Detailed<
      'invoice_must_be_due_on_or_after_its_date',
      { dueOn: BusinessDate; invoicedOn: BusinessDate }
    >

export const RECORD_INVOICE_TEXTS = {
  ...DOCUMENT_PARTIES_TEXTS,
  ...WORTH_TEXTS,
  ...DOCUMENT_DATE_TEXTS,
  invoice_must_be_due_on_or_after_its_date: badInput(
    d => `到期日 ${d.dueOn} 早于开票日 ${d.invoicedOn}。`,
    d => `The invoice is due on ${d.dueOn}, before its own date, ${d.invoicedOn}.`,
  ),
  // Without the other buyer's name: the trade of others is not shown.
  invoice_must_keep_its_buyer: conflict(
    '同一销方、同一号码的发票，已记录的购方为另一企业；请核对号码与购方，如无误请与销方核实。',
    'The invoice of this seller and number is recorded with another buyer; check number and ' +
      'buyer, and if both are right, ask the seller.',
  ),
  invoice_must_keep_its_amount: conflict(
    d => `同一销方、同一号码的发票，已记录的金额为 ${d.recorded}，而不是 ${d.found}，请核对。`,
    d =>
      `The invoice of this seller and number is recorded with the amount ${d.recorded}, not ` +
      `${d.found}; check both.`,
  ),
  invoice_must_keep_what_it_says: conflict(
    d => `同一销方、同一号码的发票所载${d.field}为 ${d.recorded}，而不是 ${d.found}，请核对。`,
    d =>
      `The invoice of this seller and number states the ${d.field} ${d.recorded}, not ` +
      `${d.found}; check both.`,
    { field: FIELD_WORDS },
  ),
  ...ADDITION_TEXTS,
  invoice_must_back_nothing_when_added_to: conflict(
    d => `该发票已被占用，不能再补充${d.field}。`,
    d => `The invoice backs something, so its ${d.field} can no longer be added.`,
    { field: FIELD_WORDS },
  ),
  ...MATCH_TEXTS,
} satisfies RefusalTexts<RecordInvoiceRefusal>

/** Refusals that are findings as well: somebody may be selling one invoice twice. */
export const IDENTITY_CLASHES: ReadonlySet<string> = new Set<CodeOf<RecordInvoiceRefusal>>([
  'invoice_must_keep_its_buyer',
  'invoice_must_keep_its_amount',
])

/** As it comes in. */
export type NewInvoice = Omit<Invoice, 'id' | 'redLettered' | 'assertedBy' | 'denied' | 'alike'>

export interface RecordInvoiceState {
  readonly seller: Party | null
  readonly buyer: Party | null
  /** The invoice of this seller and number, as far as the importer is heard on it. */
  readonly known: Invoice | null
  /** A part of the known one backs something. */
  readonly isUsed: boolean
  /** The number gives the code of the paper form that the known one left out. */
  readonly addsCode: boolean
  /** What the buyer asserts of it, where the seller states it, and whether something is backed. */
  readonly assertion: { readonly invoice: Invoice; readonly isUsed: boolean } | null
  /** Order and delivery that the invoice names; null when they are not known. */
  readonly behind: TradeBehind | null
}

function formRefusal(
  invoice: NewInvoice,
  context: RecordingContext,
): Refused<InvoiceFormRefusal> | null {
  const worth = worthRefusal(invoice, 'amount')
  if (worth) return worth
  const { invoicedOn, dueOn } = invoice
  const date = documentDateRefusal(invoicedOn, context, 'invoicedOn')
  if (date) return date
  if (dueOn < invoicedOn)
    return refuse('invoice_must_be_due_on_or_after_its_date', 'dueOn', { dueOn, invoicedOn })
  return null
}
