import * as z from 'zod'
import type { PartyId } from '../../../../contracts/kernel/id.ts'
import {
  type Holding,
  PAY_WITH_AMOUNT_CLASS,
  payWithAmount,
} from '../../../../contracts/receivable/pay-with-amount.ts'
import {
  OFFER_TRANSFER_CLASS,
  type OfferTransfer,
  offerTransfer,
} from '../../../../contracts/title/offer-transfer.ts'
import type { Citation } from '../../../../contracts/trade/allocate-invoices.ts'
import type { Act, ActContext } from '../../engine/act/act.ts'
import { id, minorUnits, rangesOf, sizeOf, spans, trade } from '../../engine/act/body.ts'
import { selectInvoices, selectNamedReceivables, type View } from '../../engine/view/view.ts'

export const offerTransferAct: Act<OfferTransfer> = {
  name: 'receivable.offer-transfer',
  class: OFFER_TRANSFER_CLASS,
  body: z.strictObject({ to: id('pty'), spans, trade }),
  amount: body => sizeOf(body.spans),
  reads: ({ to, spans, trade }) => ({
    parties: [to],
    ranges: rangesOf(spans),
    invoices: trade.map(t => t.invoice),
  }),
  decide: offer,
}

interface PayWithAmount {
  readonly to: PartyId
  readonly amount: bigint
  readonly trade: readonly Citation[]
}

/** The ledger chooses the spans: the holder's free titles, earliest maturity first. */
export const payWithAmountAct: Act<PayWithAmount> = {
  name: 'receivable.pay-with-amount',
  class: PAY_WITH_AMOUNT_CLASS,
  body: z.strictObject({ to: id('pty'), amount: minorUnits, trade }),
  amount: body => body.amount,
  reads: ({ to, amount, trade }, party) => ({
    parties: [to],
    holdings: { holder: party, amount },
    invoices: trade.map(t => t.invoice),
  }),
  decide: (body, view, context) => {
    const chosen = payWithAmount(holdingsOf(view, context.party), body.amount, context)
    return chosen.ok ? offer({ ...body, spans: chosen.value }, view, context) : chosen
  },
}

function offer(body: OfferTransfer, view: View, context: ActContext) {
  const transferee = view.parties.get(body.to)
  const state = {
    receivables: selectNamedReceivables(view, body.spans),
    transferee: transferee?.party ?? null,
    invoices: selectInvoices(
      view,
      body.trade.map(t => t.invoice),
    ),
    standing: transferee?.standingAcceptances ?? [],
  }
  return offerTransfer(state, body, context)
}

function holdingsOf(view: View, holder: PartyId): Holding[] {
  return [...view.tilings.keys()].flatMap(instrument => {
    const receivable = view.receivables.get(instrument as Holding['receivable'])
    const titles = view.tilings.get(instrument)!.titles
    if (!receivable) return []
    const { id, dueOn } = receivable
    return titles.flatMap(title =>
      title.holder === holder && title.claim === null && title.holds.length === 0
        ? [{ receivable: id, dueOn, title }]
        : [],
    )
  })
}
