import type { Pool } from 'pg'
import type { Calendar } from '../../contracts/kernel/calendar.ts'
import type { BusinessDate } from '../../contracts/kernel/date.ts'
import type { RateLimit } from '../platform/rate-limiter.ts'
import { ledgerActs } from './acts.ts'
import { answerAll, type Door } from './door.ts'
import type { CommandAnswer } from './engine/group/verified-command.ts'
import { startWriter } from './engine/group/writer.ts'
import { admit, KeyDirectory } from './engine/verify/admit.ts'
import { SignerStatus } from './engine/verify/signer-status.ts'
import { startVerifier } from './engine/verify/verifier.ts'
import { readLedgerName } from './genesis.ts'
import { countAnswer } from './metrics.ts'
import { PARTY_BYTES_PER_DAY, PARTY_RATE, PartyLimits } from './party-limits.ts'

export { auditLedger } from './engine/audit/audit.ts'
export type { CommandAnswer } from './engine/group/verified-command.ts'
export { readLedgerName, writeGenesis } from './genesis.ts'

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
  /**
   * Acts that a party may send, so that none keeps the others waiting; one with a transaction of
   * its own counts as 50.
   */
  readonly partyRate?: RateLimit
  /** Bytes of commands that are remembered of a party in a day. */
  readonly partyBytesPerDay?: number
}

/** Throws when the database holds no ledger yet: see writeGenesis. */
export async function openLedger({
  pool,
  calendar,
  now = Date.now,
  today,
  partyRate = PARTY_RATE,
  partyBytesPerDay = PARTY_BYTES_PER_DAY,
}: LedgerOptions): Promise<Ledger> {
  const name = await readLedgerName(pool)
  if (name === null) throw new Error('this database holds no ledger yet: write its genesis first')
  const acts = ledgerActs(today)
  const keys = new KeyDirectory(pool)
  const verifier = startVerifier()
  const writer = startWriter(pool, { acts, calendar, now })
  const door: Door = {
    admit: commands => admit(commands, keys, verifier, name),
    signers: new SignerStatus(pool),
    limits: new PartyLimits(acts, partyRate, partyBytesPerDay),
    writer,
  }
  return {
    name,
    submit: async commands => {
      const answers = await answerAll(commands, door)
      for (const one of answers) countAnswer(one)
      return answers
    },
    close: async () => {
      await writer.close()
      await verifier.close()
    },
  }
}
