import * as z from 'zod'
import type { QuoteGiven, RequestLookedAt } from '../../../../contracts/financing/facts.ts'
import { RECOURSES } from '../../../../contracts/financing/financing.ts'
import { QUOTE_DAY_COUNTS } from '../../../../contracts/financing/price.ts'
import {
  DRAW_QUOTE_CLASS,
  type DrawQuote,
  drawQuote,
} from '../../../../contracts/pricing/draw-quote.ts'
import { countTiers } from '../../../../contracts/receivable/tiers.ts'
import type { SpanSet } from '../../../../contracts/title/span-set.ts'
import type { Act } from '../../engine/act/act.ts'
import { businessDate, id, instant, minorUnits } from '../../engine/act/body.ts'
import { read } from '../../engine/act/read.ts'
import { selectFacilities } from '../facility/tables.ts'
import { readOwn, writeText } from '../financing/look.acts.ts'
import { financings, MEANT_FINANCINGS } from '../financing/tables.ts'
import type { SpanRead } from '../title/shown-spans.ts'
import { PRICE_LISTS, priceLists } from './tables.ts'

const FIGURE_LENGTH_MAX = 30

/** Alone in its group, so that the store says all that is shown as it is. */
export const drawQuoteAct: Act<DrawQuote, RequestLookedAt | QuoteGiven, readonly SpanRead[]> = {
  name: 'pricing.draw-quote',
  class: DRAW_QUOTE_CLASS,
  body: z.strictObject({
    id: id('quo'),
    financing: id('fin'),
    list: id('prl'),
    lender: id('pty'),
    rate: z.string().max(FIGURE_LENGTH_MAX),
    dayCount: z.enum(QUOTE_DAY_COUNTS),
    fee: minorUnits,
    valueDate: businessDate,
    recourse: z.enum(RECOURSES),
    firmUntil: instant,
    discount: minorUnits,
    net: minorUnits,
    apr: z.string().max(FIGURE_LENGTH_MAX),
  }),
  amount: () => null,
  reads: ({ financing, list, lender }) => [
    read(MEANT_FINANCINGS, [{ financing, lender, quote: null }]),
    read(PRICE_LISTS, [list]),
  ],
  exclusive: { load: readOwn },
  decide: (body, view, context, behind) => {
    const financing = view.get(financings, body.financing) ?? null
    const spans = behind.length > 0 && financing ? financing.parts : []
    const told = { financing: body.financing, from: context.party, to: body.lender, spans }
    const text = writeText(told, view, behind, context)
    const list = view.get(priceLists, body.list) ?? null
    const facilities = selectFacilities(view, body.lender)
    const tier = findTier(spans, behind)
    return drawQuote({ financing, list, facilities, text, tier }, body, context)
  },
}

function findTier(spans: SpanSet, behind: readonly SpanRead[]): number {
  const tiers = spans.map(({ span }, index) => countTiers(span, behind[index]!.steps))
  return Math.max(...tiers)
}
