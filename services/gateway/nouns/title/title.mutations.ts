import { newId } from '../../../platform/new-id.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { defineActMutations } from '../act/define-act-mutations.ts'
import { CitationInput, SpanInput } from '../act/inputs.ts'
import { HoldKind } from './title.type.ts'

const OfferAnswer = enumOf('OfferAnswer', 'What a transferee says to an offer.', {
  accept: 'It takes what was offered.',
  reject: 'It does not take it; the transferor can dispose of it again.',
})

defineActMutations(
  t => ({
    to: t.id({ required: true }),
    spans: t.field({ type: [SpanInput], required: true }),
    trade: t.field({ type: [CitationInput], required: true }),
  }),
  {
    act: 'title.offer-transfer',
    field: 'offerTransfer',
    description: 'A holder offers spans to its supplier, in payment of invoices.',
  },
)

defineActMutations(
  t => ({
    spans: t.field({ type: [SpanInput], required: true }),
    answer: t.field({ type: OfferAnswer, required: true }),
  }),
  {
    act: 'title.answer-offer',
    field: 'answerOffer',
    description: 'The transferee answers an offer as a whole.',
  },
)

defineActMutations(
  t => ({
    spans: t.field({ type: [SpanInput], required: true }),
  }),
  {
    act: 'title.withdraw-offer',
    field: 'withdrawOffer',
    description: 'A transferor takes an unanswered offer back.',
  },
)

defineActMutations(
  t => ({
    spans: t.field({ type: [SpanInput], required: true }),
  }),
  {
    act: 'title.lapse-offer',
    field: 'lapseOffer',
    description: 'The operator ends an offer whose date has come.',
  },
)

defineActMutations(
  t => ({
    spans: t.field({ type: [SpanInput], required: true }),
  }),
  {
    act: 'title.release',
    field: 'releasePledge',
    description: 'A pledgee gives up its pledge in spans, or in parts of them.',
  },
)

defineActMutations(
  t => ({
    to: t.id({ required: true }),
    spans: t.field({ type: [SpanInput], required: true }),
  }),
  {
    act: 'title.pledge',
    field: 'pledge',
    description: 'A holder pledges spans to another party.',
  },
)

defineActMutations(
  t => ({
    from: t.id({ description: 'Anyone, if not given.' }),
    limit: t.field({ type: 'MinorUnits', required: true }),
    until: t.field({ type: 'Date', required: true }),
  }),
  {
    act: 'title.give-standing-acceptance',
    field: 'giveStandingAcceptance',
    description: 'Offers of a kind are accepted at once, until a date.',
    body: ({ from, ...rest }) => ({ id: newId('sta'), from: from ?? null, ...rest }),
  },
)

defineActMutations(t => ({ id: t.id({ required: true }) }), {
  act: 'title.withdraw-standing-acceptance',
  field: 'withdrawStandingAcceptance',
  description: 'Its giver takes it back.',
})

defineActMutations(
  t => ({
    kind: t.field({ type: HoldKind, required: true }),
    spans: t.field({ type: [SpanInput], required: true }),
  }),
  {
    act: 'title.set-hold',
    field: 'setHold',
    description: 'A court, or the debtor in a dispute, blocks spans.',
  },
)

defineActMutations(
  t => ({
    kind: t.field({ type: HoldKind, required: true }),
    spans: t.field({ type: [SpanInput], required: true }),
  }),
  {
    act: 'title.lift-hold',
    field: 'liftHold',
    description: 'Who set a hold lifts it, on all of its spans or on a part.',
  },
)
