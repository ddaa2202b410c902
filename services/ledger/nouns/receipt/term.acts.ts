import * as z from 'zod'
import type { CancelReceipt } from '../../../../contracts/receipt/cancel-receipt.ts'
import { END_TERM_CLASS, endTerm } from '../../../../contracts/receipt/end-term.ts'
import type { TermEnded, TermRenewed } from '../../../../contracts/receipt/facts.ts'
import {
  listPartners,
  RENEW_TERM_CLASS,
  type RenewTerm,
  renewTerm,
} from '../../../../contracts/receipt/renew-term.ts'
import type { HoldLifted, HoldSet } from '../../../../contracts/title/facts.ts'
import type { Act } from '../../engine/act/act.ts'
import { businessDate, id, text } from '../../engine/act/body.ts'
import { read } from '../../engine/act/read.ts'
import { TITLES } from '../title/tables.ts'
import { coverWhole } from './tables.ts'
import { selectWhole } from './whole-receipt.ts'

/** Everybody who holds goods of the receipt signs a longer term, and the keeper. */
export const renewTermAct: Act<RenewTerm, TermRenewed | HoldLifted> = {
  name: 'receipt.renew-term',
  class: RENEW_TERM_CLASS,
  body: z.strictObject({ receipt: id('wrc'), storedUntil: businessDate, fee: text }),
  amount: () => null,
  reads: ({ receipt }) => [read(TITLES, [coverWhole(receipt)])],
  cosigners: ({ receipt }, view, _instruments, party) =>
    listPartners(selectWhole(view, receipt), party),
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
