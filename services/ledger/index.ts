import type { Pool, PoolClient } from 'pg'
import type { CommandAnswer } from '../../contracts/command/answer.ts'
import { BATCH_ACTS_MAX } from '../../contracts/command/command.ts'
import type { Shown } from '../../contracts/command/shown.ts'
import type { Calendar } from '../../contracts/kernel/calendar.ts'
import type { BusinessDate } from '../../contracts/kernel/date.ts'
import { refuse } from '../../contracts/kernel/decision.ts'
import type { PartyId } from '../../contracts/kernel/id.ts'
import { GENESIS } from '../../contracts/party/genesis.ts'
import { type RateLimit, RateLimiter } from '../platform/rate-limiter.ts'
import { auditJournal } from './engine/audit/audit.ts'
import type { AuditReport } from './engine/audit/finding.ts'
import { startWriter } from './engine/group/writer.ts'
import type { Nouns } from './engine/noun.ts'
import { loadShown, type Queries } from './engine/shown.ts'
import { type Admitted, admit, KeyDirectory } from './engine/verify/admit.ts'
import { HAS_FAILED, startVerifier } from './engine/verify/verifier.ts'
import { readLedgerName } from './genesis.ts'
import { countAnswer, failedCommands } from './metrics.ts'
import { partyAuthority } from './nouns/party/index.ts'
import { NOUNS } from './nouns.ts'

export type { CommandAnswer } from '../../contracts/command/answer.ts'
export type { Queries } from './engine/shown.ts'
/** Selects what the reader's party is shown of the records that a body names. */
export const selectShown = (client: Queries, body: unknown, party: PartyId): Promise<Shown> =>
  loadShown(client, body, party, NOUNS)
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
  /** The nouns of the ledger: all that there are, unless given. */
  readonly nouns?: Nouns
  /** Acts that a party may send, so that none keeps the others waiting. */
  readonly partyRate?: RateLimit
}

/** More than one machine does: a limit for real use is configuration. */
const PARTY_RATE: RateLimit = { burst: 100_000, perSecond: 10_000 }

const TOO_FAST = refuse('party_must_keep_to_its_rate')

/** Throws when the database holds no ledger yet: see writeGenesis. */
export async function openLedger({
  pool,
  calendar,
  now = Date.now,
  today,
  nouns = NOUNS,
  partyRate = PARTY_RATE,
}: LedgerOptions): Promise<Ledger> {
  const name = await readLedgerName(pool)
  if (name === null) throw new Error('this database holds no ledger yet: write its genesis first')
  const keys = new KeyDirectory(pool)
  const verifier = startVerifier()
  const rate = new RateLimiter(partyRate)
  const writer = startWriter(pool, {
    nouns,
    authority: partyAuthority,
    calendar,
    now,
    today,
  })
  const answer = async (commands: readonly string[], actsMax: number): Promise<Answered> => {
    const admitted = await admit(commands, keys, verifier, name)
    const acts = admitted.reduce((sum, one) => sum + ('acts' in one ? one.acts.length : 0), 0)
    if (acts > actsMax) return { answers: commands.map(() => tooMany(acts)), admitted, acts }
    const fast = partiesTooFast(admitted, rate)
    const answers = await eachForItself(
      admitted.map(one => {
        if ('refusal' in one) return Promise.resolve(one)
        return fast.has(one.party) ? Promise.resolve(TOO_FAST) : writer.write(one)
      }),
    )
    return { answers, admitted, acts }
  }
  return {
    name,
    submit: async commands => {
      const answers = await answerAll(commands, answer)
      for (const one of answers) countAnswer(one)
      return answers
    },
    close: async () => {
      await writer.close()
      await verifier.close()
    },
  }
}

/** Audits a whole ledger, as the database's owner, in one snapshot: it may be in use meanwhile. */
export async function auditLedger(
  pool: Pool,
  onProgress?: (entries: number) => void,
): Promise<AuditReport> {
  const client = await pool.connect()
  try {
    await client.query('begin transaction isolation level repeatable read, read only')
    return await auditSnapshot(client, onProgress)
  } finally {
    await client.query('rollback').catch(() => undefined)
    client.release()
  }
}

/** Audits what the transaction of this client sees. */
export async function auditSnapshot(
  client: PoolClient,
  onProgress: (entries: number) => void = () => undefined,
  nouns: Nouns = NOUNS,
): Promise<AuditReport> {
  const ledgerName = (await readLedgerName(client)) ?? ''
  return await auditJournal(client, { nouns, ledgerName, genesis: GENESIS }, onProgress)
}

function tooMany(acts: number): CommandAnswer {
  return refuse('request_must_hold_at_most_500_acts', '', { limit: BATCH_ACTS_MAX, found: acts })
}

interface Answered {
  readonly answers: CommandAnswer[]
  readonly admitted: readonly Admitted[]
  readonly acts: number
}

/** Keys that one command of a request enrols may sign the next ones: those are looked at again. */
async function answerAll(
  commands: readonly string[],
  answer: (commands: readonly string[], actsMax: number) => Promise<Answered>,
): Promise<CommandAnswer[]> {
  const { answers, admitted, acts } = await answer(commands, BATCH_ACTS_MAX)
  const late = admitted.some(bringsKeys) ? placesOfUnknownKeys(answers) : []
  if (late.length === 0) return answers
  const again = late.map(place => commands[place]!)
  const now = await answer(again, BATCH_ACTS_MAX - acts)
  for (const [i, place] of late.entries()) answers[place] = now.answers[i]!
  return answers
}

function bringsKeys(one: Admitted): boolean {
  return 'acts' in one && one.acts.some(({ act }) => NOUNS.acts.get(act)?.bringsKeys === true)
}

function placesOfUnknownKeys(answers: readonly CommandAnswer[]): number[] {
  return answers.flatMap((answer, place) =>
    !answer.ok && answer.refusal === 'key_must_be_enrolled' ? [place] : [],
  )
}

/** Asked with what is proven to be the party's own: nobody uses up what another may send. */
function partiesTooFast(admitted: readonly Admitted[], rate: RateLimiter): ReadonlySet<PartyId> {
  const acts = new Map<PartyId, number>()
  for (const one of admitted)
    if ('acts' in one) acts.set(one.party, (acts.get(one.party) ?? 0) + one.acts.length)
  return new Set([...acts].flatMap(([party, n]) => (rate.take(party, n) > 0 ? [party] : [])))
}

/**
 * A command on which the ledger failed hurts no neighbour: they are answered, it may be sent again.
 * Where all have failed the fault is thrown as it is.
 */
async function eachForItself(answers: readonly Promise<CommandAnswer>[]): Promise<CommandAnswer[]> {
  const settled = await Promise.allSettled(answers)
  const failed = settled.filter(one => one.status === 'rejected')
  failedCommands.inc(failed.length)
  if (failed.length > 0 && failed.length === settled.length) throw failed[0]!.reason
  return settled.map(one => (one.status === 'fulfilled' ? one.value : HAS_FAILED))
}
