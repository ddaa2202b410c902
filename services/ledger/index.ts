import type { Pool } from 'pg'
import { BATCH_ACTS_MAX } from '../../contracts/command/command.ts'
import type { Calendar } from '../../contracts/kernel/calendar.ts'
import type { BusinessDate } from '../../contracts/kernel/date.ts'
import { ledgerActs } from './act/acts.ts'
import type { CommandAnswer } from './group/ready-command.ts'
import { startWriter } from './group/writer.ts'
import { readLedgerName } from './journal/genesis.ts'
import { admit, KeyDirectory } from './verify/admit.ts'
import { startVerifier } from './verify/verifier.ts'

export { auditLedger } from './audit/audit.ts'
export type { CommandAnswer } from './group/ready-command.ts'
export { readLedgerName, writeGenesis } from './journal/genesis.ts'

/** The only writer of titles and journal. */
export interface Ledger {
  /** base64url of the hash of the genesis entry: what commands are addressed to. */
  readonly name: string
  /** Commands as JWS texts; each is answered when what it did is durable, in the order given. */
  submit(commands: readonly string[]): Promise<readonly CommandAnswer[]>
  /** Answers what was given, then ends. */
  close(): Promise<void>
}

export interface LedgerOptions {
  /** As the role tallystick_ledger. */
  readonly pool: Pool
  readonly calendar: Calendar
  readonly now?: () => number
  /** The date outside, beyond which the business date is not rolled; null in a demonstration. */
  readonly today: () => BusinessDate | null
}

const TOO_MANY_ACTS = { refusal: 'request_must_hold_at_most_500_acts', path: '' }

/** Throws when the database holds no ledger yet: see writeGenesis. */
export async function openLedger({
  pool,
  calendar,
  now = Date.now,
  today,
}: LedgerOptions): Promise<Ledger> {
  const name = await readLedgerName(pool)
  if (name === null) throw new Error('this database holds no ledger yet: write its genesis first')
  const keys = new KeyDirectory(pool)
  const verifier = startVerifier()
  const writer = startWriter(pool, { acts: ledgerActs(today), calendar, now })
  return {
    name,
    submit: async commands => {
      const admitted = await admit(commands, keys, verifier, name)
      const acts = admitted.reduce((sum, one) => sum + ('acts' in one ? one.acts.length : 0), 0)
      if (acts > BATCH_ACTS_MAX) return commands.map(() => TOO_MANY_ACTS)
      return await Promise.all(
        admitted.map(one => ('refusal' in one ? Promise.resolve(one) : writer.write(one))),
      )
    },
    close: async () => {
      await writer.close()
      await verifier.close()
    },
  }
}
