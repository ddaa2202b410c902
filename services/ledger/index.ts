import type { Pool, PoolClient } from 'pg'
import type { CommandAnswer } from '../../contracts/command/answer.ts'
import type { Shown } from '../../contracts/command/shown.ts'
import type { Calendar } from '../../contracts/kernel/calendar.ts'
import type { BusinessDate } from '../../contracts/kernel/date.ts'
import type { Refusal, Refused } from '../../contracts/kernel/decision.ts'
import type { PartyId } from '../../contracts/kernel/id.ts'
import { GENESIS } from '../../contracts/party/genesis.ts'
import { type LedgerClock, ledgerClock } from '../platform/ledger-clock.ts'
import type { RateLimit } from '../platform/rate-limiter.ts'
import { withTransaction } from '../platform/transaction.ts'
import { answerAll, type Door } from './door.ts'
import { auditJournal } from './engine/audit/audit.ts'
import type { UnsignedAct } from './engine/group/judge-act.ts'
import { loadShown, type Queries } from './engine/group/shown.ts'
import { startWriter } from './engine/group/writer.ts'
import { countAnswer } from './engine/metrics.ts'
import type { Nouns } from './engine/noun/noun.ts'
import type { AuditReport } from './engine/replay/finding.ts'
import type { JournalEntry } from './engine/replay/read-journal.ts'
import { admit, KeyDirectory } from './engine/verify/admit.ts'
import { startVerifier } from './engine/verify/verifier.ts'
import { type LedgerIdentity, readLedgerIdentity } from './genesis.ts'
import { judgeInTurn } from './judge.ts'
import { partyAuthority, SignerStatus } from './nouns/party/index.ts'
import { type AskedRecovery, judgeRecovery } from './nouns/party/judge-recovery.ts'
import { NOUNS } from './nouns.ts'
import { PARTY_BYTES_PER_DAY, PARTY_RATE, PartyLimits } from './party-limits.ts'

export type { CommandAnswer } from '../../contracts/command/answer.ts'
export type { UnsignedAct } from './engine/group/judge-act.ts'
export type { Queries } from './engine/group/shown.ts'
/** Selects what the reader's party is shown of the records that a body names. */
export const selectShown = (client: Queries, body: unknown, party: PartyId): Promise<Shown> =>
  loadShown(client, body, party, NOUNS)
export { describeForms } from './act-forms.ts'
export { describeEntry } from './describe-entry.ts'
export type { JournalEntry as ReplayedEntry } from './engine/replay/read-journal.ts'
export { type LedgerIdentity, readLedgerIdentity, writeGenesis } from './genesis.ts'
export { buildFacility, FACILITY_COLUMNS, type FacilityRow } from './nouns/facility/tables.ts'
export { ACCOUNT_COLUMNS, type AccountRow } from './nouns/payment/load-accounts.ts'
export {
  buildPriceList,
  PRICE_LIST_COLUMNS,
  type PriceListRow,
  type PriceRowOfList,
} from './nouns/pricing/build-price-list.ts'

/** The only writer of titles and journal. */
/** Commands are addressed to its name. */
export interface Ledger extends LedgerIdentity {
  /** By which it reckons. */
  readonly calendar: Calendar
  /** By which deadlines within a day go. */
  readonly clock: LedgerClock
  /** Commands as JWS texts; each is answered when what it did is durable, in the order given. */
  submit(commands: readonly string[]): Promise<readonly CommandAnswer[]>
  /**
   * Asks whether an act would be accepted if it were signed now: null, or the refusal. `askedBy` is
   * charged for it; null is a stranger, whom the caller has charged.
   */
  judge(asked: UnsignedAct, askedBy: PartyId | null): Promise<Refused<Refusal> | null>
  /** Judges an application for a key, without telling whether its user is known. */
  judgeRecovery(asked: AskedRecovery): Promise<Refused<Refusal> | null>
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
  /** The nouns of the ledger: all that there are, unless given. */
  readonly nouns?: Nouns
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
  nouns = NOUNS,
  partyRate = PARTY_RATE,
  partyBytesPerDay = PARTY_BYTES_PER_DAY,
}: LedgerOptions): Promise<Ledger> {
  const identity = await readLedgerIdentity(pool)
  if (identity === null)
    throw new Error('this database holds no ledger yet: write its genesis first')
  const keys = new KeyDirectory(pool)
  const verifier = startVerifier()
  const context = {
    nouns,
    authority: partyAuthority,
    calendar,
    now,
    today,
    clock: ledgerClock(today() === null ? null : now),
  }
  const writer = startWriter(pool, context)
  const limits = new PartyLimits(nouns, partyRate, partyBytesPerDay)
  const door: Door = {
    admit: jwss => admit(jwss, keys, verifier, identity.name),
    signers: new SignerStatus(pool),
    limits,
    writer,
    bringsSigners: act => nouns.acts.get(act)?.bringsSigners === true,
  }
  return {
    ...{ ...identity, calendar, clock: context.clock },
    submit: async commands => {
      const answers = await answerAll(commands, door)
      for (const one of answers) countAnswer(one)
      return answers
    },
    judge: judgeInTurn(pool, context, limits),
    judgeRecovery: asked => judgeRecovery(pool, asked),
    close: async () => {
      await writer.close()
      await verifier.close()
    },
  }
}

/** Told of each entry that was replayed, and of how many they are so far. */
type OnEntry = (entry: JournalEntry, entries: number) => void

/** Audits a whole ledger, as the database's owner, in one snapshot: it may be in use meanwhile. */
export async function auditLedger(pool: Pool, onEntry?: OnEntry): Promise<AuditReport> {
  return await withTransaction(pool, snapshot => auditSnapshot(snapshot, onEntry), 'snapshot')
}

/** Audits what the transaction of this client sees. */
export async function auditSnapshot(
  client: PoolClient,
  onEntry: OnEntry = () => undefined,
  nouns: Nouns = NOUNS,
): Promise<AuditReport> {
  const ledgerName = (await readLedgerIdentity(client))?.name ?? ''
  return await auditJournal(client, { nouns, ledgerName, genesis: GENESIS }, onEntry)
}
