import { UNDERTAKING, WAIVER } from '../../../../contracts/receivable/undertaking.ts'
import { newId } from '../../../platform/new-id.ts'
import { defineActMutations } from '../act/define-act-mutations.ts'
import { CitationInput, money, SpanInput, sizeOf, sumOf } from '../act/inputs.ts'
import { HoldKind } from './title.type.ts'

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
    summary: ({ debtor, supplier, dueOn, trade }, nameOf) => ({
      zh: `提议：${nameOf(debtor)} 于 ${dueOn} 应付 ${nameOf(supplier)} ${money(sumOf(trade))} 元。`,
      en:
        `Propose that ${nameOf(debtor)} owes ${nameOf(supplier)} ` +
        `${money(sumOf(trade))} on ${dueOn}.`,
    }),
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
    summary: ({ receivable, amount, dueOn }) => ({
      zh: `确认应付账款 ${receivable}：${money(amount)} 元，${dueOn} 到期。${UNDERTAKING.zh}${WAIVER.zh}`,
      en:
        `Confirm ${receivable}: ${money(amount)} due on ${dueOn}. ` +
        `${UNDERTAKING.en} ${WAIVER.en}`,
    }),
  },
)

for (const { verb, zh, en, description } of [
  {
    verb: 'reject',
    zh: '拒绝确认',
    en: 'Reject the proposal',
    description: 'The debtor rejects a proposal.',
  },
  {
    verb: 'cancel',
    zh: '撤销',
    en: 'Cancel',
    description: 'A proposal by its proposer; an issued one by its supplier who holds it whole.',
  },
  {
    verb: 'lapse',
    zh: '因逾期未答复而终止',
    en: 'End for want of an answer',
    description: 'The operator ends a proposal whose date has come.',
  },
])
  defineActMutations(t => ({ receivable: t.id({ required: true }) }), {
    act: `receivable.${verb}`,
    field: `${verb}Receivable`,
    description,
    summary: ({ receivable }) => ({
      zh: `${zh}应收账款 ${receivable}。`,
      en: `${en}: receivable ${receivable}.`,
    }),
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
    summary: ({ spans, paidOn }) => ({
      zh: `确认已于 ${paidOn} 在平台外收到 ${money(sizeOf(spans))} 元，相应权属注销。`,
      en: `${money(sizeOf(spans))} was paid outside the platform on ${paidOn}; the titles end.`,
    }),
  },
)

for (const { verb, zh, en } of [
  { verb: 'set', zh: '冻结', en: 'Hold' },
  { verb: 'lift', zh: '解除冻结', en: 'Lift the hold on' },
])
  defineActMutations(
    t => ({
      kind: t.field({ type: HoldKind, required: true }),
      spans: t.field({ type: [SpanInput], required: true }),
    }),
    {
      act: `receivable.${verb}-hold`,
      field: `${verb}Hold`,
      description: 'A hold blocks spans: of a court, or of the debtor in a dispute.',
      summary: ({ kind, spans }) => ({
        zh: `${zh}（${kind}）${money(sizeOf(spans))} 元的权属。`,
        en: `${en} titles of ${money(sizeOf(spans))} (${kind}).`,
      }),
    },
  )
