import { idNumber } from '../../../../contracts/kernel/id.ts'
import type { InsuranceLapsed, ReceiptInsured } from '../../../../contracts/receipt/facts.ts'
import { numberArray } from '../../../platform/sql-array.ts'
import type { Locked } from '../../engine/locked.ts'
import type { FactOfEntry } from '../../engine/noun/noun.ts'

/** The store lets a policy take the place of the one before. */
export async function insertPolicies(
  client: Locked,
  insured: readonly FactOfEntry<ReceiptInsured>[],
) {
  for (const { fact, entry, wait } of insured) {
    const { insurer, policy, sum, currency, until } = fact.insurance
    await client.query(
      `insert into ledger.receipt_policy (entry, receipt, insurer, policy, insured_minor,
                                          insurance_currency, insured_until, perils, loss_payee,
                                          wait)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        ...[entry, idNumber(fact.receipt), insurer, policy, sum, currency, until],
        ...[fact.perils, fact.lossPayee, idNumber(wait!)],
      ],
    )
  }
}

export async function lapsePolicies(
  client: Locked,
  lapsed: readonly FactOfEntry<InsuranceLapsed>[],
) {
  await client.query(
    `update ledger.receipt_policy p set status = 'lapsed', lapsed_by = u.e
       from unnest($1::bigint[], $2::bigint[]) u (i, e)
      where p.receipt = u.i and p.status = 'running'`,
    [numberArray(lapsed.map(e => idNumber(e.fact.receipt))), numberArray(lapsed.map(e => e.entry))],
  )
}
