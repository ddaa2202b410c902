import * as z from 'zod'
import {
  type AcknowledgePayment,
  acknowledgePayment,
} from '../../../../contracts/receivable/acknowledge-payment.ts'
import type { PaymentAcknowledged } from '../../../../contracts/receivable/facts.ts'
import type { Act } from '../../engine/act/act.ts'
import { businessDate } from '../../engine/act/body.ts'
import { read } from '../../engine/act/read.ts'
import { DEBTOR_STANDINGS } from '../debtor/tables.ts'
import { listRanges, spans, sumSizes } from '../title/spans.ts'
import { TITLES } from '../title/tables.ts'
import { selectNamedReceivables } from './tables.ts'

export const acknowledgePaymentAct: Act<AcknowledgePayment, PaymentAcknowledged> = {
  name: 'receivable.acknowledge-payment',
  class: 'value',
  body: z.strictObject({ spans, paidOn: businessDate }),
  amount: body => sumSizes(body.spans),
  reads: ({ spans }) => [read(TITLES, listRanges(spans))],
  invalidates: [DEBTOR_STANDINGS],
  decide: (body, view, context) => {
    const receivables = selectNamedReceivables(view, body.spans)
    return acknowledgePayment({ receivables }, body, context)
  },
}
