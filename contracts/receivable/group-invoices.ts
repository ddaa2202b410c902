import type { BusinessDate } from '../kernel/date.ts'
import type { InvoiceId, PartyId } from '../kernel/id.ts'
import type { CodeOf } from '../kernel/refusal-text.ts'
import { CITATIONS_MAX, type Citation, type TradeRefusal } from '../trade/allocate-invoices.ts'

/**
 * Groups all that is left of invoices into proposals: one supplier, one debtor, one due date and
 * one currency each, no more invoices than an act may cite and no more than a package may hold.
 * What can back nothing is left out, each invoice with its reason. The ledger asks it all again.
 */
export function groupInvoices(
  invoices: readonly GroupedInvoice[],
  faceMax: bigint,
): { readonly groups: readonly InvoiceGroup[]; readonly leftOut: readonly LeftOut[] } {
  const leftOut: LeftOut[] = []
  const usable: GroupedInvoice[] = []
  for (const invoice of invoices) {
    const why = reasonToLeaveOut(invoice)
    if (why === null) usable.push(invoice)
    else leftOut.push({ invoice: invoice.id, why })
  }
  const alike = Map.groupBy(usable, ({ seller, buyer, dueOn, currency }) =>
    [seller, buyer, dueOn, currency].join(' '),
  )
  return { groups: [...alike.values()].flatMap(some => fill(some, faceMax)), leftOut }
}

/** What the reader of an invoice sees of it. */
export interface GroupedInvoice {
  readonly id: InvoiceId
  readonly seller: PartyId
  readonly buyer: PartyId
  readonly dueOn: BusinessDate
  readonly currency: string
  /** Minor units that may still back something. */
  readonly unused: bigint
  readonly delivered: boolean
  readonly denied: boolean
  readonly redLettered: boolean
  /** Whether it is still to be told apart from one of a number alike. */
  readonly alike: boolean
}

export interface InvoiceGroup {
  readonly supplier: PartyId
  readonly debtor: PartyId
  readonly dueOn: BusinessDate
  readonly currency: string
  readonly amount: bigint
  readonly trade: readonly Citation[]
}

export interface LeftOut {
  readonly invoice: InvoiceId
  /** The duty that a proposal with it would not meet. */
  readonly why: CodeOf<TradeRefusal>
}

function reasonToLeaveOut(invoice: GroupedInvoice): CodeOf<TradeRefusal> | null {
  if (invoice.redLettered) return 'invoice_must_not_be_red_lettered'
  if (invoice.denied) return 'invoice_must_not_be_denied_by_its_seller'
  if (invoice.alike) return 'invoice_must_be_told_apart_from_one_alike'
  if (!invoice.delivered) return 'invoice_must_have_its_delivery'
  return invoice.unused > 0n ? null : 'allocation_must_be_within_what_the_invoice_has_left'
}

/** One after the other, as much of each invoice as there is room for; the rest begins the next. */
function fill(invoices: readonly GroupedInvoice[], faceMax: bigint): readonly InvoiceGroup[] {
  const { seller: supplier, buyer: debtor, dueOn, currency } = invoices[0]!
  const groups: { amount: bigint; trade: Citation[] }[] = []
  for (const { id, unused } of invoices)
    for (let left = unused; left > 0n; ) {
      const last = groups.at(-1)
      const hasRoom = last && last.amount < faceMax && last.trade.length < CITATIONS_MAX
      const group = hasRoom ? last : { amount: 0n, trade: [] }
      if (group !== last) groups.push(group)
      const room = faceMax - group.amount
      const amount = left < room ? left : room
      group.trade.push({ invoice: id, amount })
      group.amount += amount
      left -= amount
    }
  return groups.map(group => ({ supplier, debtor, dueOn, currency, ...group }))
}
