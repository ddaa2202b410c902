import * as z from 'zod'
import {
  DECLINE_TO_QUOTE_CLASS,
  type DeclineToQuote,
  declineToQuote,
} from '../../../../contracts/financing/decline-to-quote.ts'
import type {
  QuoteDeclined,
  QuoteGiven,
  QuotesRequested,
} from '../../../../contracts/financing/facts.ts'
import { RECOURSES } from '../../../../contracts/financing/financing.ts'
import { QUOTE_DAY_COUNTS } from '../../../../contracts/financing/price.ts'
import { type GiveQuote, QUOTE_CLASS, quote } from '../../../../contracts/financing/quote.ts'
import {
  REQUEST_QUOTES_CLASS,
  type RequestQuotes,
  requestQuotes,
} from '../../../../contracts/financing/request-quotes.ts'
import type { PartyId } from '../../../../contracts/kernel/id.ts'
import type { Party } from '../../../../contracts/party/party.ts'
import type { Act } from '../../engine/act/act.ts'
import { businessDate, id, instant, minorUnits, text } from '../../engine/act/body.ts'
import { read } from '../../engine/act/read.ts'
import type { View } from '../../engine/view/view.ts'
import { selectFacilities } from '../facility/tables.ts'
import { digest } from '../party/party-bodies.ts'
import { PARTIES, parties } from '../party/tables.ts'
import { selectNamedReceivables } from '../receivable/instrument.ts'
import { formSpans, listRanges } from '../title/spans.ts'
import { TITLES } from '../title/tables.ts'
import { financings, MEANT_FINANCINGS } from './tables.ts'

const LENDERS_NAMED_MAX = 100
/** Digits of a rate and of a yearly cost, with room for wrong ones. */
const RATE_LENGTH_MAX = 30

export const requestQuotesAct: Act<RequestQuotes, QuotesRequested> = {
  name: 'financing.request-quotes',
  class: REQUEST_QUOTES_CLASS,
  body: instruments =>
    z.strictObject({
      id: id('fin'),
      spans: formSpans(instruments),
      lenders: z.array(id('pty')).max(LENDERS_NAMED_MAX),
      deadline: instant,
      chooseBy: instant,
      recourse: z.enum([...RECOURSES, 'either']),
    }),
  amount: () => null,
  reads: ({ spans, lenders }) => [read(PARTIES, lenders), read(TITLES, listRanges(spans))],
  decide: (body, view, context) => {
    const receivables = selectNamedReceivables(view, body.spans)
    return requestQuotes({ receivables, lenders: selectParties(view, body.lenders) }, body, context)
  },
}

function selectParties(view: View, ids: readonly PartyId[]): ReadonlyMap<PartyId, Party> {
  return new Map(
    ids.flatMap(one => {
      const known = view.get(parties, one)
      return known ? [[one, known.party] as const] : []
    }),
  )
}

export const quoteAct: Act<GiveQuote, QuoteGiven> = {
  name: 'financing.quote',
  class: QUOTE_CLASS,
  body: z.strictObject({
    id: id('quo'),
    financing: id('fin'),
    rate: z.string().max(RATE_LENGTH_MAX),
    dayCount: z.enum(QUOTE_DAY_COUNTS),
    fee: minorUnits,
    valueDate: businessDate,
    recourse: z.enum(RECOURSES),
    firmUntil: instant,
    discount: minorUnits,
    net: minorUnits,
    apr: z.string().max(RATE_LENGTH_MAX),
    seen: digest,
  }),
  amount: ({ net }) => net,
  reads: ({ financing }, lender) => [read(MEANT_FINANCINGS, [{ financing, lender, quote: null }])],
  decide: (body, view, context) =>
    quote(
      {
        financing: view.get(financings, body.financing) ?? null,
        facilities: selectFacilities(view, context.party),
      },
      body,
      context,
    ),
}

export const declineToQuoteAct: Act<DeclineToQuote, QuoteDeclined> = {
  name: 'financing.decline-to-quote',
  class: DECLINE_TO_QUOTE_CLASS,
  body: z.strictObject({ financing: id('fin'), reason: text }),
  amount: () => null,
  reads: ({ financing }) => [read(MEANT_FINANCINGS, [{ financing, lender: null, quote: null }])],
  decide: (body, view, context) =>
    declineToQuote({ financing: view.get(financings, body.financing) ?? null }, body, context),
}
