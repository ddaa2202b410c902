import { newId } from '../../../platform/new-id.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { defineActMutations } from '../act/define-act-mutations.ts'
import { CitationInput, spansField } from '../act/inputs.ts'
import { Flaw } from './flaw.type.ts'
import { HoldKind } from './title.type.ts'

const OfferAnswer = enumOf('OfferAnswer', 'What a transferee says to an offer.', {
  accept: 'It takes what was offered.',
  reject: 'It does not take it; the transferor can dispose of it again.',
})

defineActMutations(
  t => ({
    to: t.id({ required: true, description: 'The id of the party that is to get the right.' }),
    spans: spansField(t),
    trade: t.field({
      type: [CitationInput],
      required: true,
      description: 'The invoices that are paid, each with the amount used of it.',
    }),
  }),
  {
    act: 'title.offer-transfer',
    field: 'offerTransfer',
    description: 'A holder offers spans to its supplier, in payment of invoices.',
  },
)

defineActMutations(
  t => ({
    spans: spansField(t),
    answer: t.field({
      type: OfferAnswer,
      required: true,
      description: 'Whether the offer is accepted.',
    }),
    knowing: t.field({
      type: [Flaw],
      description:
        'The flaws of the instruments that the pledgee knows of and accepts; usually none.',
    }),
    seen: t.string({
      description: 'The digest of what was shown last, where the offer is disclosed.',
    }),
  }),
  {
    act: 'title.answer-offer',
    field: 'answerOffer',
    description: 'The transferee accepts or rejects an offer, as a whole.',
  },
)

defineActMutations(
  t => ({
    spans: spansField(t),
  }),
  {
    act: 'title.withdraw-offer',
    field: 'withdrawOffer',
    description: 'A transferor takes an unanswered offer back.',
  },
)

defineActMutations(
  t => ({
    spans: spansField(t),
  }),
  {
    act: 'title.lapse-offer',
    field: 'lapseOffer',
    description: 'The operator ends an offer whose date has come.',
  },
)

defineActMutations(
  t => ({
    spans: spansField(t),
  }),
  {
    act: 'title.release',
    field: 'releasePledge',
    description: 'A pledgee gives up its pledge in spans, or in parts of them.',
  },
)

defineActMutations(
  t => ({
    from: t.id({
      description:
        'The id of the transferor whose offers are accepted. Any transferor if it is not given.',
    }),
    limit: t.field({
      type: 'MinorUnits',
      required: true,
      description: 'Up to which size of one offer, in minor units of whatever currency.',
    }),
    until: t.field({
      type: 'Date',
      required: true,
      description: 'The first business date on which it no longer holds.',
    }),
  }),
  {
    act: 'title.give-standing-acceptance',
    field: 'giveStandingAcceptance',
    description: 'A party lets offers of a kind be accepted at once in its name, until a date.',
    body: ({ from, ...rest }) => ({ id: newId('sta'), from: from ?? null, ...rest }),
  },
)

defineActMutations(
  t => ({ id: t.id({ required: true, description: 'The id of the standing acceptance.' }) }),
  {
    act: 'title.withdraw-standing-acceptance',
    field: 'withdrawStandingAcceptance',
    description: 'A party takes back a standing acceptance. What it has accepted stays accepted.',
  },
)

defineActMutations(
  t => ({
    kind: t.field({ type: HoldKind, required: true, description: 'Why the spans are blocked.' }),
    spans: spansField(t),
  }),
  {
    act: 'title.set-hold',
    field: 'setHold',
    description: 'A court, or in a dispute whoever owes the instrument, blocks spans.',
  },
)

defineActMutations(
  t => ({
    kind: t.field({ type: HoldKind, required: true, description: 'Why the spans are blocked.' }),
    spans: spansField(t),
  }),
  {
    act: 'title.lift-hold',
    field: 'liftHold',
    description: 'A party lifts a hold that it set, on all of its spans or on a part.',
  },
)
