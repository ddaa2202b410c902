import { openPool } from '../../services/platform/database.ts'

/**
 * Lifts the store's rules on which act may retire a receivable or hold it for a payment, for tests
 * of postings that come by no act.
 */
export async function liftRulesOfActs(ownerUrl: string): Promise<void> {
  const owner = openPool(ownerUrl, { name: 'owner', max: 1 })
  await owner.query(
    `alter table ledger.title disable trigger receivable_retires_by_proof;
     alter table ledger.hold disable trigger payment_hold_has_line;
     alter table ledger.hold disable trigger payment_hold_stays`,
  )
  await owner.end()
}
