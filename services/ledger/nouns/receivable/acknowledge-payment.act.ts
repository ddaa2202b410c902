import * as z from 'zod'
import {
  ACKNOWLEDGE_PAYMENT_CLASS,
  type AcknowledgePayment,
  acknowledgePayment,
} from '../../../../contracts/receivable/acknowledge-payment.ts'
import type { Act } from '../../engine/act/act.ts'
import { businessDate, rangesOf, sizeOf, spans } from '../../engine/act/body.ts'
import { selectNamedReceivables } from '../../engine/view/view.ts'

export const acknowledgePaymentAct: Act<AcknowledgePayment> = {
  name: 'receivable.acknowledge-payment',
  class: ACKNOWLEDGE_PAYMENT_CLASS,
  body: z.strictObject({ spans, paidOn: businessDate }),
  amount: body => sizeOf(body.spans),
  reads: ({ spans }) => ({ ranges: rangesOf(spans) }),
  debtorStanding: 'changes',
  decide: (body, view, context) => {
    const receivables = selectNamedReceivables(view, body.spans)
    return acknowledgePayment({ receivables }, body, context)
  },
}
