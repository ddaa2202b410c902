import * as z from 'zod'
import { CURRENCY_DIGITS, type Currency } from '../../../../contracts/kernel/money.ts'
import {
  ACCEPT_PLEDGE_CLASS,
  type AcceptPledge,
  acceptPledge,
} from '../../../../contracts/title/accept-pledge.ts'
import type {
  Pledged,
  PledgeOffered,
  Released,
  SplittingWatched,
} from '../../../../contracts/title/facts.ts'
import {
  OFFER_PLEDGE_CLASS,
  type OfferPledge,
  offerPledge,
} from '../../../../contracts/title/offer-pledge.ts'
import { RELEASE_CLASS, release } from '../../../../contracts/title/release.ts'
import type { SpanSet } from '../../../../contracts/title/span-set.ts'
import type { Act } from '../../engine/act/act.ts'
import { businessDate, id, minorUnits, text } from '../../engine/act/body.ts'
import { read } from '../../engine/act/read.ts'
import { PARTIES, parties } from '../party/tables.ts'
import { findOffer, knowing, seen } from './answer-offer.act.ts'
import { listCosigners, selectInstruments } from './instruments.ts'
import { formSpans, listRanges, listRangesAround, sumMoney } from './spans.ts'
import { TITLES } from './tables.ts'

const terms = {
  secured: minorUnits,
  currency: z.enum(Object.keys(CURRENCY_DIGITS) as [Currency, ...Currency[]]),
  reference: text,
  dueOn: businessDate,
}

export const offerPledgeAct: Act<OfferPledge, PledgeOffered | SplittingWatched> = {
  name: 'title.offer-pledge',
  class: OFFER_PLEDGE_CLASS,
  body: instruments => z.strictObject({ to: id('pty'), spans: formSpans(instruments), ...terms }),
  amount: (body, instruments) => sumMoney(body.spans, instruments),
  reads: ({ to, spans }) => [read(PARTIES, [to]), read(TITLES, listRanges(spans))],
  cosigners: ({ spans }, view, instruments) => listCosigners(view, spans, instruments, 'pledge'),
  decide: (body, view, context) => {
    const pledgee = view.get(parties, body.to)?.party ?? null
    const instruments = selectInstruments(view, body.spans, context.instruments)
    return offerPledge({ instruments, pledgee }, body, context)
  },
}

export const acceptPledgeAct: Act<AcceptPledge, Pledged> = {
  name: 'title.accept-pledge',
  class: ACCEPT_PLEDGE_CLASS,
  body: instruments =>
    z.strictObject({
      spans: formSpans(instruments),
      ...terms,
      knowing,
      seen: seen.optional(),
    }),
  amount: (body, instruments) => sumMoney(body.spans, instruments),
  reads: ({ spans }) => [read(TITLES, listRangesAround(spans))],
  decide: (body, view, context) => acceptPledge(findOffer(view, body, context), body, context),
}

export const releaseAct: Act<{ readonly spans: SpanSet }, Released | SplittingWatched> = {
  name: 'title.release',
  class: RELEASE_CLASS,
  body: instruments => z.strictObject({ spans: formSpans(instruments) }),
  amount: (body, instruments) => sumMoney(body.spans, instruments),
  reads: ({ spans }) => [read(TITLES, listRangesAround(spans))],
  cosigners: ({ spans }, view, instruments) => listCosigners(view, spans, instruments, 'release'),
  decide: (body, view, context) => {
    const instruments = selectInstruments(view, body.spans, context.instruments)
    return release({ instruments }, body, context)
  },
}
