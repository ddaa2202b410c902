import * as z from 'zod'
import {
  ACKNOWLEDGE_PAYMENT_CLASS,
  type AcknowledgePayment,
  acknowledgePayment,
} from '../../../../contracts/receivable/acknowledge-payment.ts'
import type { PaymentAcknowledged } from '../../../../contracts/receivable/facts.ts'
import type { SplittingWatched } from '../../../../contracts/title/facts.ts'
import type { Act } from '../../engine/act/act.ts'
import { businessDate } from '../../engine/act/body.ts'
import { read } from '../../engine/act/read.ts'
import { DEBTOR_STANDINGS } from '../debtor/tables.ts'
import { selectPledges } from '../title/pledges.ts'
import { formSpans, listRangesAround, sumMoney } from '../title/spans.ts'
import { TITLES } from '../title/tables.ts'
import { selectNamedReceivables } from './instrument.ts'

const RECEIVABLES_ONLY = new Set(['rcv'])

export const acknowledgePaymentAct: Act<
  AcknowledgePayment,
  PaymentAcknowledged | SplittingWatched
> = {
  name: 'receivable.acknowledge-payment',
  class: ACKNOWLEDGE_PAYMENT_CLASS,
  body: z.strictObject({ spans: formSpans(RECEIVABLES_ONLY), paidOn: businessDate }),
  amount: (body, instruments) => sumMoney(body.spans, instruments),
  reads: ({ spans }) => [read(TITLES, listRangesAround(spans))],
  invalidates: [DEBTOR_STANDINGS],
  decide: (body, view, context) => {
    const receivables = selectNamedReceivables(view, body.spans)
    return acknowledgePayment({ receivables, pledges: selectPledges(view) }, body, context)
  },
}
