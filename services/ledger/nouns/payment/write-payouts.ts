import { idNumber } from '../../../../contracts/kernel/id.ts'
import type {
  PayoutAbandoned,
  PayoutInstructed,
  PayoutPaid,
  PayoutRejected,
  PayoutResent,
  PayoutReturned,
  PayoutUnanswered,
} from '../../../../contracts/payment/payout-facts.ts'
import type { Locked } from '../../engine/locked.ts'
import type { FactOfEntry } from '../../engine/noun/noun.ts'

/** Acts on payouts are alone in their groups, so one statement a fact. */
export async function insertPayouts(
  client: Locked,
  instructed: readonly FactOfEntry<PayoutInstructed>[],
): Promise<void> {
  for (const { fact, entry, wait } of instructed) {
    const { financing, number, lender, holder, from, to, currency, amount, endToEndId } = fact
    await client.query(
      `insert into ledger.payout (financing, number, lender, holder, from_account, from_number,
                                  to_account, to_number, currency, amount_minor, end_to_end_id,
                                  execute_on, instructed_by, wait)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        ...[idNumber(financing), number, idNumber(lender), idNumber(holder)],
        ...[idNumber(from.account), from.number, idNumber(to.account), to.number],
        ...[currency, amount, endToEndId, fact.executeOn, entry, idNumber(wait!)],
      ],
    )
    await setFinancing(client, financing, 'instructed')
  }
}

/** In time, the limits that were reserved are used, and the financing is paid out. */
export async function writePaid(
  client: Locked,
  paid: readonly FactOfEntry<PayoutPaid>[],
): Promise<void> {
  for (const { fact, entry } of paid) {
    const { financing, number, account, reference, late } = fact
    await client.query(
      `update ledger.payout set status = $3, paid_by = $4, paid_told_by = e.told_by,
              paid_reference = e.reference
         from ledger.statement_entry e
        where financing = $1 and number = $2
          and e.account = $5 and e.reference = $6 and e.proven_by is not null`,
      [
        ...[idNumber(financing), number, late ? 'late' : 'paid', entry],
        ...[idNumber(account), reference],
      ],
    )
    if (late) continue
    await client.query(
      `update ledger.facility_use set status = 'used', used_by = $2
        where financing = $1 and status = 'reserved'`,
      [idNumber(financing), entry],
    )
    await setFinancing(client, financing, 'paid')
  }
}

export async function writeReturned(
  client: Locked,
  returned: readonly FactOfEntry<PayoutReturned>[],
): Promise<void> {
  for (const { fact, entry } of returned) {
    const id = idNumber(fact.financing)
    await client.query(
      `update ledger.payout set status = $6, returned_by = $3,
              returned_told_by = e.told_by, returned_reference = e.reference
         from ledger.statement_entry e
        where financing = $1 and number = $2
          and e.account = $4 and e.reference = $5 and e.proven_by is not null`,
      [
        ...[id, fact.number, entry, idNumber(fact.account), fact.reference],
        fact.kept ? 'owed' : 'returned',
      ],
    )
    if (fact.wasLate || fact.kept) continue
    await client.query(
      `update ledger.facility_use set status = 'returned', returned_by = $2
        where financing = $1 and status = 'used'`,
      [id, entry],
    )
    await client.query(
      `update ledger.financing set status = 'returned', ended_by = $2 where id = $1`,
      [id, entry],
    )
  }
}

/** The titles have stayed where they were; nothing else changes. */
export async function writeResent(
  client: Locked,
  resent: readonly FactOfEntry<PayoutResent>[],
): Promise<void> {
  for (const { fact, entry } of resent)
    await client.query(
      `update ledger.payout set status = 'resent', resent_by = $3,
              resent_told_by = e.told_by, resent_reference = e.reference
         from ledger.statement_entry e
        where financing = $1 and number = $2
          and e.account = $4 and e.reference = $5 and e.proven_by is not null`,
      [
        ...[idNumber(fact.financing), fact.number, entry],
        ...[idNumber(fact.account), fact.reference],
      ],
    )
}

export async function writeRejected(
  client: Locked,
  rejected: readonly FactOfEntry<PayoutRejected>[],
): Promise<void> {
  for (const { fact, entry } of rejected) {
    await client.query(
      `update ledger.payout set status = 'rejected', stopped_by = $3, reasons = $4
        where financing = $1 and number = $2`,
      [idNumber(fact.financing), fact.number, entry, fact.reasons.join(' ')],
    )
    await setFinancing(client, fact.financing, 'approved')
  }
}

/** It stays in flight: nothing but its own row says so. */
export async function writeUnanswered(
  client: Locked,
  unanswered: readonly FactOfEntry<PayoutUnanswered>[],
): Promise<void> {
  for (const { fact, entry } of unanswered)
    await client.query(
      `update ledger.payout set status = 'unanswered', unanswered_by = $3
        where financing = $1 and number = $2`,
      [idNumber(fact.financing), fact.number, entry],
    )
}

/** Its financing ends by a fact of its own. */
export async function writeAbandoned(
  client: Locked,
  abandoned: readonly FactOfEntry<PayoutAbandoned>[],
): Promise<void> {
  for (const { fact, entry } of abandoned)
    await client.query(
      `update ledger.payout set status = 'abandoned', stopped_by = $3
        where financing = $1 and number = $2`,
      [idNumber(fact.financing), fact.number, entry],
    )
}

async function setFinancing(
  client: Locked,
  financing: string,
  status: 'instructed' | 'approved' | 'paid',
) {
  await client.query('update ledger.financing set status = $2 where id = $1', [
    idNumber(financing),
    status,
  ])
}
