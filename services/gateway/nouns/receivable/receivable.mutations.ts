import { UNDERTAKING, WAIVER } from '../../../../contracts/receivable/undertaking.ts'
import { newId } from '../../../platform/new-id.ts'
import { defineActMutations } from '../act/define-act-mutations.ts'
import { CitationInput, SpanInput } from '../act/inputs.ts'

defineActMutations(
  t => ({
    debtor: t.id({ required: true }),
    supplier: t.id({ required: true }),
    dueOn: t.field({ type: 'Date', required: true }),
    trade: t.field({ type: [CitationInput], required: true }),
  }),
  {
    act: 'receivable.propose',
    field: 'proposeReceivable',
    description: 'Supplier or debtor proposes that invoices become one receivable.',
    body: input => ({ receivable: newId('rcv'), ...input }),
  },
)

defineActMutations(
  t => ({
    receivable: t.id({ required: true }),
    amount: t.field({ type: 'MinorUnits', required: true }),
    dueOn: t.field({ type: 'Date', required: true }),
  }),
  {
    act: 'receivable.confirm',
    field: 'confirmReceivable',
    description: 'The debtor confirms what it owes, with the undertaking and the waiver in force.',
    body: input => ({ ...input, undertaking: UNDERTAKING.digest, waiver: WAIVER.digest }),
  },
)

defineActMutations(t => ({ receivable: t.id({ required: true }) }), {
  act: 'receivable.reject',
  field: 'rejectReceivable',
  description: 'The other party of a proposal rejects it.',
})

defineActMutations(t => ({ receivable: t.id({ required: true }) }), {
  act: 'receivable.cancel',
  field: 'cancelReceivable',
  description:
    'Its proposer cancels a proposal; its supplier, who holds it whole, an issued receivable.',
})

defineActMutations(t => ({ receivable: t.id({ required: true }) }), {
  act: 'receivable.lapse',
  field: 'lapseReceivable',
  description: 'The operator ends a proposal whose date has come.',
})

defineActMutations(
  t => ({
    spans: t.field({ type: [SpanInput], required: true }),
    paidOn: t.field({ type: 'Date', required: true }),
  }),
  {
    act: 'receivable.acknowledge-payment',
    field: 'acknowledgePayment',
    description: 'A holder signs that it was paid outside the platform; its spans are retired.',
  },
)

defineActMutations(
  t => ({
    to: t.id({ required: true }),
    amount: t.field({ type: 'MinorUnits', required: true }),
    trade: t.field({ type: [CitationInput], required: true }),
  }),
  {
    act: 'receivable.pay-with-amount',
    field: 'payWithAmount',
    description: 'As an offer; the ledger chooses the spans, earliest maturity first.',
  },
)
