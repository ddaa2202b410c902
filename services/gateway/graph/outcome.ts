import type { UserId } from '../../../contracts/kernel/id.ts'
import type { RequestRecord } from '../../records/index.ts'

/** What one thing that was asked came to, as far as a record says it. */
export interface Outcome {
  /** Such as `mutation.login`. */
  readonly what: string
  /** Of what is recorded by itself, refused or not. */
  readonly kind: Extract<RequestRecord['kind'], 'sign_in' | 'custody'> | null
  /** The codes of what was refused, each as often as it was. */
  readonly refused: readonly string[]
  /** Whether a key that the ledger knows has signed something of it. */
  readonly signed: boolean
  /** Who signed in by it. */
  readonly user: UserId | null
}
