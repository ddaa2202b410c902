import type { PriceListId } from '../../../../contracts/financing/financing.ts'
import { idNumber } from '../../../../contracts/kernel/id.ts'
import type {
  PricesEnded,
  PricesPublished,
  PricingFact,
} from '../../../../contracts/pricing/facts.ts'
import type { PriceRow } from '../../../../contracts/pricing/price-list.ts'
import type { Locked } from '../../engine/locked.ts'
import { type FactOfEntry, type FactRules, makesNothing } from '../../engine/noun/noun.ts'
import type { View } from '../../engine/view/view.ts'
import { priceLists } from './tables.ts'

/** Rows of price lists; rare, so one statement a fact. */
export const pricingFacts: FactRules<PricingFact> = {
  'pricing.published.v1': {
    chains: ({ list, replaces }) => (replaces === null ? [list] : [list, replaces]),
    apply: (view, { replaces }) => noteEnd(view, replaces),
    makes: ({ list }) => [list],
    write: insertPriceLists,
  },
  'pricing.ended.v1': {
    chains: ({ list }) => [list],
    apply: (view, { list }) => noteEnd(view, list),
    makes: makesNothing,
    write: writeEnds,
  },
}

function noteEnd(view: View, id: PriceListId | null): void {
  const list = id === null ? undefined : view.get(priceLists, id)
  if (list) view.set(priceLists, list.id, { ...list, status: 'ended' })
}

async function insertPriceLists(
  client: Locked,
  published: readonly FactOfEntry<PricesPublished>[],
): Promise<void> {
  for (const { fact, entry } of published) {
    if (fact.replaces !== null) await end(client, fact.replaces, entry)
    const id = idNumber(fact.list)
    await client.query(
      `insert into ledger.price_list (id, lender, replaces, currency, recourse, day_count,
                                      value_days, firm_days, draw_max_minor, begins_on, until,
                                      published_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        ...[id, idNumber(fact.lender), fact.replaces && idNumber(fact.replaces), fact.currency],
        ...[fact.recourse, fact.dayCount, fact.valueDays, fact.firmDays, fact.drawMax],
        ...[fact.beginsOn, fact.until, entry],
      ],
    )
    await insertRows(client, id, fact.rows)
  }
}

async function insertRows(client: Locked, id: bigint, rows: readonly PriceRow[]) {
  await client.query(
    `insert into ledger.price_row (price_list, place, debtor, days_max, amount_max_minor, tier_max,
                                   rate, fee_minor)
     select $1, place - 1, debtor, days, amount, tier, rate, fee
       from unnest($2::bigint[], $3::integer[], $4::bigint[], $5::integer[], $6::numeric[],
                   $7::bigint[])
            with ordinality u (debtor, days, amount, tier, rate, fee, place)`,
    [
      id,
      rows.map(({ debtor }) => debtor && idNumber(debtor)),
      rows.map(({ daysMax }) => daysMax),
      rows.map(({ amountMax }) => amountMax),
      rows.map(({ tierMax }) => tierMax),
      rows.map(({ rate }) => rate),
      rows.map(({ fee }) => fee),
    ],
  )
}

async function writeEnds(client: Locked, ended: readonly FactOfEntry<PricesEnded>[]) {
  for (const { fact, entry } of ended) await end(client, fact.list, entry)
}

async function end(client: Locked, list: PriceListId, entry: bigint): Promise<void> {
  await client.query(`update ledger.price_list set status = 'ended', ended_by = $2 where id = $1`, [
    idNumber(list),
    entry,
  ])
}
