import type { PricingFact } from '../../../../contracts/pricing/facts.ts'
import type { PublishPrices } from '../../../../contracts/pricing/publish-prices.ts'
import { formatNumber } from '../../engine/audit/compare.ts'
import { defineNoun } from '../../engine/noun/noun.ts'
import { type NounAudit, replaysNothing } from '../../engine/replay/noun-audit.ts'
import { drawQuoteAct } from './draw-quote.act.ts'
import { pricingFacts } from './facts.ts'
import { endPricesAct, publishPricesAct } from './pricing.acts.ts'

/** The acts on price lists, by their names in commands. */
const pricingActs = {
  'pricing.publish-prices': publishPricesAct,
  'pricing.draw-quote': drawQuoteAct,
  'pricing.end-prices': endPricesAct,
}

/** Signed prices of lenders, from which holders draw quotes. */
export const pricing = defineNoun<PricingFact>()({
  name: 'pricing',
  acts: pricingActs,
  facts: pricingFacts,
  instrument: null,
  shows: { prl: 'ledger.shown_price_lists' },
  newIds: ['price_list_pkey'],
  audit: auditPrices,
})

function auditPrices(): NounAudit<typeof pricingActs> {
  const lists = new Map<string, { readonly said: string; readonly status: string }>()
  const end = (id: string) => {
    const list = lists.get(id)
    if (list) lists.set(id, { ...list, status: 'ended' })
  }
  return {
    genesis: replaysNothing,
    entry: replaysNothing,
    replays: {
      'pricing.publish-prices': (body, { party }) => {
        if (body.replaces !== null) end(body.replaces)
        lists.set(body.id, { said: describe(body, party), status: 'standing' })
      },
      // The quote is a row of its financing, whose audit follows it.
      'pricing.draw-quote': replaysNothing,
      'pricing.end-prices': ({ list }) => end(list),
    },
    comparisons: () => [
      {
        kind: 'price_list_differs',
        select: SELECT_LISTS,
        expected: [...lists].map(([id, { said, status }]) => [
          formatNumber(id),
          `${said} ${status}`,
        ]),
      },
      { kind: 'price_list_sum_differs', select: SELECT_WRONG_SUMS, expected: [] },
    ],
  }
}

function describe({ rows, replaces, ...terms }: PublishPrices, party: string): string {
  const { currency, recourse, dayCount, valueDays, firmDays, drawMax, beginsOn, until } = terms
  const numbers = [formatNumber(party), replaces ? formatNumber(replaces) : '0']
  const prices = rows.map(row =>
    [
      ...[row.debtor ? formatNumber(row.debtor) : '0', row.daysMax, row.amountMax, row.tierMax],
      ...[row.rate, row.fee],
    ].join(':'),
  )
  return [
    ...[...numbers, currency, recourse, dayCount, valueDays, firmDays, drawMax],
    ...[beginsOn, until, prices.join(',')],
  ].join(' ')
}

const SELECT_LISTS = `
  select p.id::text as subject,
         concat_ws(' ', p.lender, coalesce(p.replaces, 0), p.currency, p.recourse, p.day_count,
           p.value_days, p.firm_days, p.draw_max_minor, p.begins_on, p.until,
           (select string_agg(concat_ws(':', coalesce(r.debtor, 0), r.days_max, r.amount_max_minor,
                                        r.tier_max, r.rate, r.fee_minor), ',' order by r.place)
              from ledger.price_row r where r.price_list = p.id), p.status) as says
    from ledger.price_list p`

/** Lists of which more or less was drawn than their quotes say. */
const SELECT_WRONG_SUMS = `
  select p.id::text as subject, p.drawn_minor::text as says
    from ledger.price_list p
   where p.drawn_minor <> (
     select coalesce(sum(f.face_minor), 0) from ledger.quote q
       join ledger.financing f on f.id = q.financing where q.price_list = p.id)`
