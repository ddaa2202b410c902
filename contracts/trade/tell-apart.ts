import type { ActClass } from '../command/act-class.ts'
import type { Context } from '../kernel/context.ts'
import { accept, type Decision, refuse } from '../kernel/decision.ts'
import type { Fact } from '../kernel/fact.ts'
import type { InvoiceId, PartyId } from '../kernel/id.ts'
import { notAllowed, notFound, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { PartyRole } from '../party/party.ts'
import type { Invoice } from './invoice.ts'

/**
 * The debtor of two invoices whose numbers are alike signs that they are two, or two officers do;
 * the seller never does it alone. From then on the later one may back something.
 */
export function tellApart(
  { invoice, other, roles }: TellApartState,
  { alike }: TellApart,
  { party }: Pick<Context, 'party'>,
): Decision<InvoicesToldApart, never, TellApartRefusal> {
  const isOfficer = roles.has('operator')
  const isBetween = invoice !== null && (invoice.seller === party || invoice.buyer === party)
  if (invoice === null || other === null || invoice.alike !== alike || !(isBetween || isOfficer))
    return refuse('invoice_must_be_alike_the_other', 'body.invoice')
  if (invoice.seller === party) return refuse('seller_must_not_tell_its_invoices_apart', 'party')
  if (!isOfficer && other.buyer !== party)
    return refuse('officers_must_tell_invoices_of_two_buyers_apart', 'party')
  const { id, seller, buyer } = invoice
  return accept(
    [
      {
        type: 'trade.invoices-told-apart.v1',
        visibleTo: [seller, buyer],
        ...{ invoice: id, alike, party },
      },
    ],
    [],
  )
}

export const TELL_APART_CLASS = 'value' satisfies ActClass

export type TellApartRefusal =
  | 'invoice_must_be_alike_the_other'
  | 'seller_must_not_tell_its_invoices_apart'
  | 'officers_must_tell_invoices_of_two_buyers_apart'

export const TELL_APART_TEXTS = {
  invoice_must_be_alike_the_other: notFound(
    '未查到与所列发票号码相近且待认定的发票，或贵方无权查看，请核对两个编号。',
    'These are not two invoices that you can see, alike in their numbers and still to be told ' +
      'apart; check both ids.',
  ),
  seller_must_not_tell_its_invoices_apart: notAllowed(
    '号码相近的发票不能由销方自行认定为两张，须由购方或两名运营人员签署。',
    'A seller does not tell its own invoices apart: their buyer does, or two officers.',
  ),
  officers_must_tell_invoices_of_two_buyers_apart: notAllowed(
    '两张发票的购方不同，须由两名运营人员签署。',
    'The two invoices have different buyers: two officers tell them apart.',
  ),
} satisfies RefusalTexts<TellApartRefusal>

export interface TellApart {
  /** The later of the two, which backs nothing yet. */
  readonly invoice: InvoiceId
  /** The one that it is alike. */
  readonly alike: InvoiceId
}

export interface TellApartState {
  readonly invoice: Invoice | null
  readonly other: Pick<Invoice, 'buyer'> | null
  /** Of the acting party. */
  readonly roles: ReadonlySet<PartyRole>
}

export interface InvoicesToldApart extends Fact {
  readonly type: 'trade.invoices-told-apart.v1'
  readonly invoice: InvoiceId
  readonly alike: InvoiceId
  readonly party: PartyId
}
