import { newId } from '../../../platform/new-id.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { defineActMutations } from '../act/define-act-mutations.ts'
import { CitationInput, money, SpanInput, sizeOf } from '../act/inputs.ts'

const OfferAnswer = enumOf('OfferAnswer', ['accept', 'reject'])

defineActMutations(
  t => ({
    to: t.id({ required: true }),
    spans: t.field({ type: [SpanInput], required: true }),
    trade: t.field({ type: [CitationInput], required: true }),
  }),
  {
    act: 'receivable.offer-transfer',
    field: 'offerTransfer',
    description: 'A holder offers spans to its supplier, in payment of invoices.',
    summary: ({ to, spans }, nameOf) => ({
      zh: `向 ${nameOf(to)} 转让 ${money(sizeOf(spans))} 元应收账款，待其签收。`,
      en: `Offer receivables of ${money(sizeOf(spans))} to ${nameOf(to)}.`,
    }),
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
    summary: ({ to, amount }, nameOf) => ({
      zh: `以最早到期的应收账款向 ${nameOf(to)} 支付 ${money(amount)} 元，待其签收。`,
      en: `Pay ${nameOf(to)} ${money(amount)} with the receivables that are due first.`,
    }),
  },
)

defineActMutations(
  t => ({
    spans: t.field({ type: [SpanInput], required: true }),
    answer: t.field({ type: OfferAnswer, required: true }),
  }),
  {
    act: 'receivable.answer-offer',
    field: 'answerOffer',
    description: 'The transferee answers an offer as a whole.',
    summary: ({ spans, answer }) => ({
      zh: `${answer === 'accept' ? '签收' : '拒收'} ${money(sizeOf(spans))} 元应收账款。`,
      en: `${answer === 'accept' ? 'Accept' : 'Reject'} receivables of ${money(sizeOf(spans))}.`,
    }),
  },
)

for (const { act, field, zh, en, description } of [
  {
    ...{ act: 'receivable.withdraw-offer', field: 'withdrawOffer' },
    ...{ zh: '撤回转让', en: 'Withdraw the offer of' },
    description: 'A transferor takes an unanswered offer back.',
  },
  {
    ...{ act: 'receivable.lapse-offer', field: 'lapseOffer' },
    ...{ zh: '因逾期未签收而终止转让', en: 'End, for want of an answer, the offer of' },
    description: 'The operator ends an offer whose date has come.',
  },
  {
    ...{ act: 'receivable.release', field: 'releasePledge' },
    ...{ zh: '解除质押', en: 'Release from the pledge' },
    description: 'A pledgee gives up its pledge.',
  },
])
  defineActMutations(t => ({ spans: t.field({ type: [SpanInput], required: true }) }), {
    ...{ act, field, description },
    summary: ({ spans }) => ({
      zh: `${zh}：${money(sizeOf(spans))} 元应收账款。`,
      en: `${en} receivables of ${money(sizeOf(spans))}.`,
    }),
  })

defineActMutations(
  t => ({
    to: t.id({ required: true }),
    spans: t.field({ type: [SpanInput], required: true }),
  }),
  {
    act: 'receivable.pledge',
    field: 'pledge',
    description: 'A holder pledges spans to another party.',
    summary: ({ to, spans }, nameOf) => ({
      zh: `将 ${money(sizeOf(spans))} 元应收账款质押给 ${nameOf(to)}。`,
      en: `Pledge receivables of ${money(sizeOf(spans))} to ${nameOf(to)}.`,
    }),
  },
)

defineActMutations(
  t => ({
    from: t.id({ description: 'Anyone, if not given.' }),
    limit: t.field({ type: 'MinorUnits', required: true }),
    until: t.field({ type: 'Date', required: true }),
  }),
  {
    act: 'receivable.give-standing-acceptance',
    field: 'giveStandingAcceptance',
    description: 'Offers of a kind are accepted at once, until a date.',
    body: ({ from, ...rest }) => ({ id: newId('sta'), from: from ?? null, ...rest }),
    summary: ({ from, limit, until }, nameOf) => ({
      zh: `${until} 前自动签收${from ? nameOf(from) : '任何一方'}转让的、每笔不超过 ${money(limit)} 元的应收账款。`,
      en:
        `Accept at once offers of ${from ? nameOf(from) : 'anyone'} ` +
        `up to ${money(limit)}, until ${until}.`,
    }),
  },
)

defineActMutations(t => ({ id: t.id({ required: true }) }), {
  act: 'receivable.withdraw-standing-acceptance',
  field: 'withdrawStandingAcceptance',
  description: 'Its giver takes it back.',
  summary: ({ id }) => ({ zh: `撤回自动签收规则 ${id}。`, en: `Withdraw ${id}.` }),
})
