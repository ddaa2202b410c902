import * as z from 'zod'
import type {
  CancelReceipt,
  CancelReceiptState,
} from '../../../../contracts/receipt/cancel-receipt.ts'
import { END_TERM_CLASS, endTerm } from '../../../../contracts/receipt/end-term.ts'
import type { TermEnded, TermRenewed } from '../../../../contracts/receipt/facts.ts'
import type { ReceiptId } from '../../../../contracts/receipt/receipt.ts'
import {
  listRenewers,
  RENEW_TERM_CLASS,
  type RenewTerm,
  renewTerm,
} from '../../../../contracts/receipt/renew-term.ts'
import type { HoldLifted, HoldSet } from '../../../../contracts/title/facts.ts'
import type { Act } from '../../engine/act/act.ts'
import { businessDate, id, text } from '../../engine/act/body.ts'
import { read } from '../../engine/act/read.ts'
import type { View } from '../../engine/view/view.ts'
import { selectInstrument } from '../title/instruments.ts'
import { TITLES } from '../title/tables.ts'
import { receiptInstrument } from './instrument.ts'
import { coverWhole, receipts } from './tables.ts'

/** Everybody who holds goods of the receipt signs a longer term, and the keeper. */
export const renewTermAct: Act<RenewTerm, TermRenewed | HoldLifted> = {
  name: 'receipt.renew-term',
  class: RENEW_TERM_CLASS,
  body: z.strictObject({ receipt: id('wrc'), storedUntil: businessDate, fee: text }),
  amount: () => null,
  reads: ({ receipt }) => [read(TITLES, [coverWhole(receipt)])],
  cosigners: ({ receipt }, view, _instruments, party) =>
    listRenewers(selectWhole(view, receipt), party),
  decide: (body, view, context) => renewTerm(selectWhole(view, body.receipt), body, context),
}

export const endTermAct: Act<CancelReceipt, TermEnded | HoldSet> = {
  name: 'receipt.end-term',
  class: END_TERM_CLASS,
  body: z.strictObject({ receipt: id('wrc') }),
  amount: () => null,
  reads: ({ receipt }) => [read(TITLES, [coverWhole(receipt)])],
  decide: (body, view, context) => endTerm(selectWhole(view, body.receipt), body, context),
}

/** A receipt with all of its titles. */
function selectWhole(view: View, id: ReceiptId): CancelReceiptState {
  const receipt = view.get(receipts, id) ?? null
  return { receipt, instrument: receipt && selectInstrument(view, id, receiptInstrument) }
}
