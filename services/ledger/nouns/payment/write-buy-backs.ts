import { idNumber } from '../../../../contracts/kernel/id.ts'
import type {
  BuyBackDemanded,
  BuyBackOwedBack,
  BuyBackPaid,
  BuyBackReturned,
  BuyBackUnanswered,
} from '../../../../contracts/payment/buy-back-facts.ts'
import type { Locked } from '../../engine/locked.ts'
import type { FactOfEntry } from '../../engine/noun/noun.ts'

/** Acts on buy-backs are alone in their groups, so one statement a fact. */
export async function insertBuyBacks(
  client: Locked,
  demanded: readonly FactOfEntry<BuyBackDemanded>[],
): Promise<void> {
  for (const { fact, entry, wait } of demanded) {
    const { financing, number, lender, holder, ground, currency, parts, to } = fact
    const id = idNumber(financing)
    await client.query(
      `insert into ledger.buy_back (financing, number, lender, holder, ground, currency,
                                    principal_minor, interest_minor, amount_minor, end_to_end_id,
                                    to_account, to_number, pay_by, demanded_by, wait)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
      [
        ...[id, number, idNumber(lender), idNumber(holder), ground, currency],
        ...[fact.principal, fact.interest, fact.amount, fact.endToEndId],
        ...[idNumber(to.account), to.number, fact.payBy, entry, idNumber(wait!)],
      ],
    )
    await client.query(
      `insert into ledger.buy_back_part (financing, number, place, instrument, lo, hi,
                                         amount_minor, due_on)
       select $1, $2, u.place, u.instrument, u.lo, u.hi, u.amount, u.due_on
         from unnest($3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[], $7::date[])
              with ordinality u (instrument, lo, hi, amount, due_on, place)`,
      [
        ...[id, number, parts.map(one => idNumber(one.instrument))],
        ...[parts.map(one => one.span.lo), parts.map(one => one.span.hi)],
        ...[parts.map(one => one.amount), parts.map(one => one.on)],
      ],
    )
  }
}

export async function writeBuyBackUnanswered(
  client: Locked,
  unanswered: readonly FactOfEntry<BuyBackUnanswered>[],
): Promise<void> {
  for (const { fact, entry } of unanswered)
    await client.query(
      `update ledger.buy_back set status = 'unanswered', unanswered_by = $3
        where financing = $1 and number = $2`,
      [idNumber(fact.financing), fact.number, entry],
    )
}

/** Where the lender holds nothing any more its limits are free, and the financing is over. */
export async function writeBuyBackPaid(
  client: Locked,
  paid: readonly FactOfEntry<BuyBackPaid>[],
): Promise<void> {
  for (const one of paid) {
    await setProven(client, one, 'paid')
    if (!one.fact.ends) continue
    const id = idNumber(one.fact.financing)
    await client.query(
      `update ledger.facility_use set status = 'returned', returned_by = $2
        where financing = $1 and status = 'used'`,
      [id, one.entry],
    )
    await client.query(
      `update ledger.financing set status = 'bought_back', ended_by = $2 where id = $1`,
      [id, one.entry],
    )
  }
}

export async function writeBuyBackOwedBack(
  client: Locked,
  owed: readonly FactOfEntry<BuyBackOwedBack>[],
): Promise<void> {
  for (const one of owed) await setProven(client, one, 'owed_back')
}

async function setProven(
  client: Locked,
  { fact, entry }: FactOfEntry<BuyBackPaid | BuyBackOwedBack>,
  status: 'paid' | 'owed_back',
): Promise<void> {
  await client.query(
    `update ledger.buy_back set status = $3, paid_by = $4, paid_told_by = e.told_by,
            paid_reference = e.reference
       from ledger.statement_entry e
      where financing = $1 and number = $2
        and e.account = $5 and e.reference = $6 and e.proven_by is not null`,
    [
      ...[idNumber(fact.financing), fact.number, status, entry],
      ...[idNumber(fact.account), fact.reference],
    ],
  )
}

export async function writeBuyBackReturned(
  client: Locked,
  returned: readonly FactOfEntry<BuyBackReturned>[],
): Promise<void> {
  for (const { fact, entry } of returned)
    await client.query(
      `update ledger.buy_back set status = $3, returned_by = $4, returned_told_by = e.told_by,
              returned_reference = e.reference
         from ledger.statement_entry e
        where financing = $1 and number = $2
          and e.account = $5 and e.reference = $6 and e.proven_by is not null`,
      [
        ...[idNumber(fact.financing), fact.number, fact.becomes, entry],
        ...[idNumber(fact.account), fact.reference],
      ],
    )
}
