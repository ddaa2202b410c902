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
  RequestLookedAt,
} from '../../../../contracts/financing/facts.ts'
import { type FinancingId, RECOURSES } from '../../../../contracts/financing/financing.ts'
import {
  LOOK_AT_REQUEST_CLASS,
  lookAtRequest,
} from '../../../../contracts/financing/look-at-request.ts'
import { QUOTE_DAY_COUNTS } from '../../../../contracts/financing/price.ts'
import { type GiveQuote, QUOTE_CLASS, quote } from '../../../../contracts/financing/quote.ts'
import {
  REQUEST_QUOTES_CLASS,
  type RequestQuotes,
  requestQuotes,
} from '../../../../contracts/financing/request-quotes.ts'
import { idNumber, idOf, type PartyId } from '../../../../contracts/kernel/id.ts'
import type { Party } from '../../../../contracts/party/party.ts'
import type { SpanSet } from '../../../../contracts/title/span-set.ts'
import type { Transaction } from '../../../platform/transaction.ts'
import type { Act, ActContext } from '../../engine/act/act.ts'
import { businessDate, id, instant, minorUnits, text } from '../../engine/act/body.ts'
import type { Instruments } from '../../engine/act/instrument-rule.ts'
import { read } from '../../engine/act/read.ts'
import { canonicalJson } from '../../engine/journal/canonical-json.ts'
import { hashOf } from '../../engine/journal/leaf.ts'
import type { View } from '../../engine/view/view.ts'
import { selectFacilities } from '../facility/tables.ts'
import { digest } from '../party/party-bodies.ts'
import { PARTIES, parties } from '../party/tables.ts'
import { selectNamedReceivables } from '../receivable/instrument.ts'
import { selectInstruments } from '../title/instruments.ts'
import { readBehind, type SpanRead, tellFlaws, tellSpans } from '../title/shown-spans.ts'
import { formSpans, listRanges } from '../title/spans.ts'
import { TITLES } from '../title/tables.ts'
import { financings, MEANT_FINANCINGS } from './tables.ts'

interface OnFinancing {
  readonly financing: FinancingId
}

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

/** Alone in its group, so that the store says all that is shown as it is. */
export const lookAtRequestAct: Act<OnFinancing, RequestLookedAt, readonly SpanRead[]> = {
  name: 'financing.look-at-request',
  class: LOOK_AT_REQUEST_CLASS,
  body: z.strictObject({ financing: id('fin') }),
  amount: () => null,
  reads: ({ financing }) => [read(MEANT_FINANCINGS, [{ financing, lender: null, quote: null }])],
  exclusive: { load: readAsked },
  decide: (body, view, context, behind) => {
    const financing = view.get(financings, body.financing) ?? null
    const spans = financing?.parts ?? []
    const told = { financing: body.financing, from: financing?.holder ?? '', spans }
    const text = writeText(told, view, behind, context)
    return lookAtRequest({ financing, text }, body, context)
  },
}

/** For a lender that was asked; of others nothing is read. */
async function readAsked(
  client: Transaction,
  { financing }: OnFinancing,
  party: PartyId,
  instruments: Instruments,
): Promise<readonly SpanRead[]> {
  const { rows } = await client.query<{ instrument: bigint; lo: bigint; hi: bigint }>(
    `select p.instrument, p.lo, p.hi from ledger.financing_part p
       join ledger.financing_asked a on a.financing = p.financing and a.lender = $2
      where p.financing = $1 order by p.place`,
    [idNumber(financing), idNumber(party)],
  )
  const spans = rows.map(({ instrument, lo, hi }) => ({
    instrument: idOf('rcv', instrument),
    span: { lo, hi },
  }))
  return await readBehind(client, spans, instruments)
}

function writeText(
  { financing, from, spans }: Told,
  view: View,
  behind: readonly SpanRead[],
  context: ActContext,
) {
  const instruments = selectInstruments(view, spans, context.instruments)
  const told = tellSpans(spans, instruments, behind, context)
  const content = canonicalJson({
    ...{ v: 1, financing, from, to: context.party, asOf: context.asOf },
    flaws: behind.length === 0 ? [] : tellFlaws(spans, instruments, context),
    spans: told.spans,
  })
  return { content, digest: hashOf(content), parts: told.parts }
}

interface Told extends OnFinancing {
  readonly from: string
  readonly spans: SpanSet
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
