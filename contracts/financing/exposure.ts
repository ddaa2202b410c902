import type { Exposure } from '../facility/use.ts'
import type { PartyId } from '../kernel/id.ts'
import type { FinancedPart, Financing } from './financing.ts'

/** What a financing would take of its lender's limits: what is owed, by debtor. */
export function listExposure({
  holder,
  currency,
  parts,
}: Pick<Financing, 'holder' | 'currency'> & {
  readonly parts: readonly Pick<FinancedPart, 'debtor' | 'amount'>[]
}): Exposure {
  const byDebtor = new Map<PartyId, bigint>()
  for (const { debtor, amount } of parts)
    byDebtor.set(debtor, (byDebtor.get(debtor) ?? 0n) + amount)
  return { supplier: holder, currency, byDebtor }
}
