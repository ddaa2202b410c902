import type { Client } from '@temporalio/client'
import type { Pool } from 'pg'
import type { Waits } from '../../contracts/wait/wait-rule.ts'
import type { LedgerClock } from '../platform/ledger-clock.ts'

export interface RelayOptions {
  /** As the role tallystick_sequencer. */
  readonly pool: Pool
  readonly temporal: Client
  readonly taskQueue: string
  readonly clock: LedgerClock
  /** The kinds of wait that there are: those of the ledger, unless given. */
  readonly waits?: Waits
}
