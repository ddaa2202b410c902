import type {
  QuoteDeclined,
  QuoteGiven,
  QuotesRequested,
  RequestLookedAt,
} from '../../../../contracts/financing/facts.ts'
import { findFirstDue } from '../../../../contracts/financing/financing.ts'
import { idNumber } from '../../../../contracts/kernel/id.ts'
import type { Locked } from '../../engine/locked.ts'
import type { FactOfEntry } from '../../engine/noun/noun.ts'

/** A request with its spans and the lenders that it asks. */
export async function insertRequests(
  client: Locked,
  requested: readonly FactOfEntry<QuotesRequested>[],
): Promise<void> {
  for (const { fact, entry, wait } of requested) {
    const id = idNumber(fact.financing)
    await client.query(
      `insert into ledger.financing (id, holder, currency, face_minor, recourse, deadline,
                                     choose_by, first_due_on, wait, requested_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        ...[id, idNumber(fact.holder), fact.currency, fact.face, fact.recourse, fact.deadline],
        ...[fact.chooseBy, findFirstDue(fact), idNumber(wait!), entry],
      ],
    )
    await insertParts(client, id, fact.parts)
    await client.query(
      `insert into ledger.financing_asked (financing, lender)
       select $1, lender from unnest($2::bigint[]) lender`,
      [id, fact.lenders.map(idNumber)],
    )
  }
}

async function insertParts(client: Locked, id: bigint, parts: QuotesRequested['parts']) {
  await client.query(
    `insert into ledger.financing_part (financing, place, instrument, lo, hi, debtor,
                                        amount_minor, due_on, paid_on)
     select $1, place - 1, instrument, lo, hi, debtor, amount, due_on, paid_on
       from unnest($2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[],
                   $7::date[], $8::date[])
            with ordinality u (instrument, lo, hi, debtor, amount, due_on, paid_on, place)`,
    [
      id,
      parts.map(p => idNumber(p.instrument)),
      parts.map(p => p.span.lo),
      parts.map(p => p.span.hi),
      parts.map(p => idNumber(p.debtor)),
      parts.map(p => p.amount),
      parts.map(p => p.dueOn),
      parts.map(p => p.on),
    ],
  )
}

export async function insertLooks(
  client: Locked,
  looked: readonly FactOfEntry<RequestLookedAt>[],
): Promise<void> {
  for (const { fact, entry } of looked)
    await client.query(
      `insert into ledger.financing_look (entry, financing, lender, content)
       values ($1, $2, $3, $4)`,
      [entry, idNumber(fact.financing), idNumber(fact.lender), fact.content],
    )
}

export async function insertQuotes(
  client: Locked,
  given: readonly FactOfEntry<QuoteGiven>[],
): Promise<void> {
  for (const { fact, entry } of given) {
    const { id, lender, list, rate, dayCount, fee, valueDate, ...quote } = fact.quote
    const { recourse, firmUntil, discount, net, apr } = quote
    await client.query(
      `insert into ledger.quote (id, financing, lender, rate, day_count, fee_minor, value_date,
                                 recourse, firm_until, discount_minor, net_minor, apr, price_list,
                                 quoted_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        ...[idNumber(id), idNumber(fact.financing), idNumber(lender), rate, dayCount, fee],
        ...[valueDate, recourse, firmUntil, discount, net, apr, list && idNumber(list), entry],
      ],
    )
  }
}

/** A lender's no is on record beside what it was asked; its quote has ended. */
export async function writeDeclined(
  client: Locked,
  declined: readonly FactOfEntry<QuoteDeclined>[],
): Promise<void> {
  for (const { fact, entry } of declined) {
    await client.query(
      `update ledger.financing_asked set declined_by = $3, reason = $4
        where financing = $1 and lender = $2`,
      [idNumber(fact.financing), idNumber(fact.lender), entry, fact.reason],
    )
    if (fact.quote !== null)
      await client.query(`update ledger.quote set status = 'ended', ended_by = $2 where id = $1`, [
        idNumber(fact.quote),
        entry,
      ])
  }
}
