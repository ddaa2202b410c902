import type { ActClause } from '../command/act-class.ts'
import { request } from '../command/request.ts'
import { DRAW_QUOTE_CLASS, DRAW_QUOTE_TEXTS, type DrawQuote } from './draw-quote.ts'
import { END_PRICES_CLASS, END_PRICES_TEXTS, type EndPrices } from './end-prices.ts'
import { PUBLISH_PRICES_CLASS, PUBLISH_PRICES_TEXTS, type PublishPrices } from './publish-prices.ts'

/** The acts of price lists: who signs them, and their duties in the order of precedence. */
export const PRICING_CLAUSES = {
  'pricing.publish-prices': { class: PUBLISH_PRICES_CLASS, texts: PUBLISH_PRICES_TEXTS },
  'pricing.draw-quote': { class: DRAW_QUOTE_CLASS, texts: DRAW_QUOTE_TEXTS },
  'pricing.end-prices': { class: END_PRICES_CLASS, texts: END_PRICES_TEXTS },
} satisfies Readonly<Record<string, ActClause>>

/** The same acts as programs ask for them. */
export const pricingActs = {
  publishPrices: request<PublishPrices>('pricing.publish-prices'),
  drawQuote: request<DrawQuote>('pricing.draw-quote'),
  endPrices: request<EndPrices>('pricing.end-prices'),
}
