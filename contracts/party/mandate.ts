import type { BusinessDate } from '../kernel/date.ts'
import type { Id, KeyId, PartyId } from '../kernel/id.ts'

/** A party's signed word that one key may sign one kind of act alone, up to a limit. */
export interface Mandate {
  readonly id: MandateId
  readonly party: PartyId
  readonly key: KeyId
  readonly act: string
  /** Minor units; never above the party's single-signature limit. */
  readonly limit: bigint
  /** The first business date on which it no longer stands. */
  readonly until: BusinessDate
}

export type MandateId = Id<'mdt'>
