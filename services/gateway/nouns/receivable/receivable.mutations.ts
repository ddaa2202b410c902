import { UNDERTAKING, WAIVER } from '../../../../contracts/receivable/undertaking.ts'
import { newId } from '../../../platform/new-id.ts'
import { defineActMutations } from '../act/define-act-mutations.ts'
import { CitationInput, SpanInput } from '../act/inputs.ts'

defineActMutations(
  t => ({
    debtor: t.id({ required: true, description: 'The id of the party that owes.' }),
    supplier: t.id({ required: true, description: 'The id of the party to whom it is owed.' }),
    dueOn: t.field({
      type: 'Date',
      required: true,
      description: 'The date on which the debtor is to pay.',
    }),
    trade: t.field({
      type: [CitationInput],
      required: true,
      description: 'The invoices that it is based on, each with the amount used of it.',
    }),
  }),
  {
    act: 'receivable.propose',
    field: 'proposeReceivable',
    description: 'A supplier or its debtor proposes that invoices become one receivable.',
    body: input => ({ receivable: newId('rcv'), ...input }),
  },
)

defineActMutations(
  t => ({
    receivable: t.id({ required: true, description: 'The id of the receivable.' }),
    amount: t.field({
      type: 'MinorUnits',
      required: true,
      description: 'The amount, in minor units of the currency of the invoices.',
    }),
    dueOn: t.field({
      type: 'Date',
      required: true,
      description: 'The date on which the debtor is to pay.',
    }),
  }),
  {
    act: 'receivable.confirm',
    field: 'confirmReceivable',
    description: 'The debtor confirms what it owes, with the undertaking and the waiver in force.',
    body: input => ({ ...input, undertaking: UNDERTAKING.digest, waiver: WAIVER.digest }),
  },
)

defineActMutations(
  t => ({ receivable: t.id({ required: true, description: 'The id of the receivable.' }) }),
  {
    act: 'receivable.reject',
    field: 'rejectReceivable',
    description: 'The party to whom a receivable was proposed rejects it.',
  },
)

defineActMutations(
  t => ({ receivable: t.id({ required: true, description: 'The id of the receivable.' }) }),
  {
    act: 'receivable.cancel',
    field: 'cancelReceivable',
    description:
      'A proposer cancels its proposal, or the first supplier an issued receivable that it still ' +
      'holds as a whole.',
  },
)

defineActMutations(
  t => ({ receivable: t.id({ required: true, description: 'The id of the receivable.' }) }),
  {
    act: 'receivable.lapse',
    field: 'lapseReceivable',
    description: 'The operator ends a proposal whose date has come.',
  },
)

defineActMutations(
  t => ({ receivable: t.id({ required: true, description: 'The id of the receivable.' }) }),
  {
    act: 'receivable.note-overdue',
    field: 'noteOverdue',
    description:
      'The operator notes, from the day after the due date on, that a receivable was not paid. ' +
      'Its system key does so by itself; the debtor is chased.',
  },
)

defineActMutations(
  t => ({ receivable: t.id({ required: true, description: 'The id of the receivable.' }) }),
  {
    act: 'receivable.note-unpaid',
    field: 'noteUnpaid',
    description: 'The operator notes that the debtor of a receivable was chased in vain.',
  },
)

defineActMutations(
  t => ({ receivable: t.id({ required: true, description: 'The id of the receivable.' }) }),
  {
    act: 'receivable.hold-diluted',
    field: 'holdDilutedReceivable',
    description:
      'The operator holds, of what the first supplier has, as much as red letters dilute it by. ' +
      'Its system key does so by itself; the debtor lifts the hold.',
  },
)

defineActMutations(
  t => ({
    spans: t.field({
      type: [SpanInput],
      required: true,
      description:
        'The spans that were paid. Their holder signs, or the pledgee of spans that are pledged.',
    }),
    paidOn: t.field({
      type: 'Date',
      required: true,
      description: 'The date of the payment, not after the business date.',
    }),
  }),
  {
    act: 'receivable.acknowledge-payment',
    field: 'acknowledgePayment',
    description: 'A holder signs that it was paid outside the platform; its spans are retired.',
  },
)

defineActMutations(
  t => ({
    to: t.id({ required: true, description: 'The id of the party that is to be paid.' }),
    amount: t.field({
      type: 'MinorUnits',
      required: true,
      description: 'The amount, in minor units of the currency of the invoices.',
    }),
    trade: t.field({
      type: [CitationInput],
      required: true,
      description: 'The invoices that it is based on, each with the amount used of it.',
    }),
  }),
  {
    act: 'receivable.pay-with-amount',
    field: 'payWithAmount',
    description:
      'A holder offers an amount to its supplier in payment of invoices. The ledger chooses the ' +
      'spans, those that fall due first.',
  },
)
