import { idNumber } from '../../../../contracts/kernel/id.ts'
import type { DuesPaid, TariffAgreed } from '../../../../contracts/receipt/facts.ts'
import type { Locked } from '../../engine/locked.ts'
import type { FactOfEntry } from '../../engine/noun/noun.ts'

/** The acts are alone in their groups, so one statement a fact. */
export async function insertTariffs(
  client: Locked,
  agreed: readonly FactOfEntry<TariffAgreed>[],
): Promise<void> {
  for (const { fact, entry } of agreed) {
    const { currency, perUnits, storage, handling, least } = fact.tariff
    await client.query(
      `insert into ledger.receipt_tariff (receipt, currency, per_units, storage_minor,
                                          handling_minor, least_minor, account, account_number,
                                          since, counted_to, agreed_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10)`,
      [
        ...[idNumber(fact.receipt), currency, perUnits, storage, handling, least],
        ...[idNumber(fact.account), fact.accountNumber, fact.since, entry],
      ],
    )
  }
}

export async function insertDuesPayments(
  client: Locked,
  paid: readonly FactOfEntry<DuesPaid>[],
): Promise<void> {
  for (const { fact, entry } of paid)
    await client.query(
      `insert into ledger.dues_payment (receipt, number, account, reference, amount_minor,
                                        proven_by)
       select receipt, payments + 1, $2, $3, $4, $5 from ledger.receipt_tariff where receipt = $1`,
      [
        ...[idNumber(fact.receipt), idNumber(fact.account), fact.reference],
        ...[fact.amount, entry],
      ],
    )
}
