import type { PartyId } from '../../../contracts/kernel/id.ts'
import type { ReceivableFact } from '../../../contracts/receivable/facts.ts'

/** What has happened, as the contracts say it; the ledger writes each noun's rows from it. */
export type LedgerFact = ReceivableFact | Founded

/** Facts that are not about instruments name what they touch. */
interface Founded {
  readonly type: 'ledger.founded.v1'
  readonly party: PartyId
  readonly subjects: readonly string[]
}
