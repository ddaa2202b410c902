import * as z from 'zod'
import type { PartyId } from '../../../../contracts/kernel/id.ts'
import {
  type Holding,
  PAY_WITH_AMOUNT_CLASS,
  payWithAmount,
} from '../../../../contracts/receivable/pay-with-amount.ts'
import type { OfferTransferFact } from '../../../../contracts/title/offer-transfer.ts'
import type { Act } from '../../engine/act/act.ts'
import { id, minorUnits } from '../../engine/act/body.ts'
import { read } from '../../engine/act/read.ts'
import { tilings } from '../../engine/view/postings.ts'
import type { View } from '../../engine/view/view.ts'
import { decideTransfer, readTransfer, type Transfer } from '../title/offer-transfer.act.ts'
import { trade } from '../trade/citations.ts'
import { HOLDINGS, receivables } from './tables.ts'

type PayWithAmount = Transfer & { readonly amount: bigint }

/** The ledger chooses the spans: the holder's free titles, earliest maturity first. */
export const payWithAmountAct: Act<PayWithAmount, OfferTransferFact> = {
  name: 'receivable.pay-with-amount',
  class: PAY_WITH_AMOUNT_CLASS,
  body: z.strictObject({ to: id('pty'), amount: minorUnits, trade }),
  amount: body => body.amount,
  reads: (body, party) => [
    read(HOLDINGS, [{ holder: party, amount: body.amount }]),
    ...readTransfer(body),
  ],
  decide: (body, view, context) => {
    const chosen = payWithAmount(listHoldings(view, context.party), body, context)
    return chosen.ok ? decideTransfer({ ...body, spans: chosen.value }, view, context) : chosen
  },
}

function listHoldings(view: View, holder: PartyId): Holding[] {
  return [...view.keys(receivables)].flatMap(id => {
    const { dueOn } = view.get(receivables, id)!
    const titles = view.get(tilings, id)?.titles ?? []
    return titles.flatMap(title =>
      title.holder === holder && title.claim === null && title.holds.length === 0
        ? [{ receivable: id, dueOn, title }]
        : [],
    )
  })
}
