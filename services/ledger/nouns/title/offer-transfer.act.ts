import * as z from 'zod'
import type { PartyId } from '../../../../contracts/kernel/id.ts'
import {
  OFFER_TRANSFER_CLASS,
  type OfferTransfer,
  type OfferTransferFact,
  offerTransfer,
} from '../../../../contracts/title/offer-transfer.ts'
import type { Citation } from '../../../../contracts/trade/allocate-invoices.ts'
import type { Act, ActContext } from '../../engine/act/act.ts'
import { id } from '../../engine/act/body.ts'
import { type Read, read } from '../../engine/act/read.ts'
import type { View } from '../../engine/view/view.ts'
import { PARTIES, parties } from '../party/tables.ts'
import { trade } from '../trade/citations.ts'
import { INVOICES, selectInvoices } from '../trade/tables.ts'
import { listCosigners, selectInstruments } from './instruments.ts'
import { formSpans, listRanges, sumMoney } from './spans.ts'
import { STANDING_ACCEPTANCES, standingAcceptances, TITLES } from './tables.ts'

export const offerTransferAct: Act<OfferTransfer, OfferTransferFact> = {
  name: 'title.offer-transfer',
  class: OFFER_TRANSFER_CLASS,
  body: instruments => z.strictObject({ to: id('pty'), spans: formSpans(instruments), trade }),
  amount: (body, instruments) => sumMoney(body.spans, instruments),
  reads: body => [read(TITLES, listRanges(body.spans)), ...readTransfer(body)],
  cosigners: ({ spans }, view, instruments) => listCosigners(view, spans, instruments, 'transfer'),
  decide: decideTransfer,
}

/** Lists what every transfer reads beside its titles. */
export function readTransfer({ to, trade }: Transfer): readonly Read[] {
  return [
    read(PARTIES, [to]),
    read(STANDING_ACCEPTANCES, [to]),
    read(
      INVOICES,
      trade.map(t => t.invoice),
    ),
  ]
}

export interface Transfer {
  readonly to: PartyId
  readonly trade: readonly Citation[]
}

export function decideTransfer(body: OfferTransfer, view: View, context: ActContext) {
  const state = {
    instruments: selectInstruments(view, body.spans, context.instruments),
    transferee: view.get(parties, body.to)?.party ?? null,
    invoices: selectInvoices(
      view,
      body.trade.map(t => t.invoice),
    ),
    standing: view.get(standingAcceptances, body.to) ?? [],
  }
  return offerTransfer(state, body, context)
}
