import type { PartyId, UserId } from '../../contracts/kernel/id.ts'

export const RECORD_KINDS = ['request', 'sign_in', 'custody', 'refusal'] as const
export type RecordKind = (typeof RECORD_KINDS)[number]

/** One thing that was asked, and what came of it. */
export interface RequestRecord {
  /** The id by which the caller, our log and this record speak of one request. */
  readonly request: string
  readonly kind: RecordKind
  /** The field of GraphQL, such as `mutation.submit`; never a name that the sender made up. */
  readonly what: string
  readonly outcome: 'done' | 'refused' | 'fault'
  /** Of a refusal or an error: its code. */
  readonly code: string | null
  /** Null for a stranger. */
  readonly party: PartyId | null
  readonly user: UserId | null
  readonly milliseconds: number | null
  /** How many of the same it stands for. */
  readonly count: number
  /** Counted together with others of its second: reads, and whatever strangers do. */
  readonly together: boolean
}
