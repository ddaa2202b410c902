import type { Pool } from 'pg'
import type { DateRolled } from '../../contracts/calendar/roll.ts'
import { assert } from '../../contracts/kernel/bug.ts'
import type { Refusal, Refused } from '../../contracts/kernel/decision.ts'
import type { Fact } from '../../contracts/kernel/fact.ts'
import type { KeyId } from '../../contracts/kernel/id.ts'
import type { PartyFact } from '../../contracts/party/facts.ts'
import { found, GENESIS } from '../../contracts/party/genesis.ts'
import { describeRefusal } from '../../contracts/refusal/describe-refusal.ts'
import { parseJws } from '../platform/jws/jws.ts'
import { SetupFault } from '../platform/setup-fault.ts'
import { withTransaction } from '../platform/transaction.ts'
import { readCommand, type VerifiedCommand } from './engine/act/verified-command.ts'
import { buildEntries } from './engine/journal/build-entries.ts'
import { loadChains } from './engine/journal/touches.ts'
import { writeJournal } from './engine/journal/write-entries.ts'
import type { Locked } from './engine/locked.ts'
import { chainsOf, findRule, writeFacts } from './engine/noun/fact-rules.ts'
import { verifyChunk } from './engine/verify/verify-chunk.ts'
import { lockCalendar } from './nouns/calendar/subject.ts'
import { type GenesisBody, genesisBody } from './nouns/party/genesis-body.ts'
import { NOUNS } from './nouns.ts'

/** The genesis cannot be written: the message says which duty was not met. */
export class GenesisFault extends SetupFault {
  override name = 'GenesisFault'
}

/**
 * The first entry enrols the operator, its people and their keys, and sets the first business date.
 * Answers the ledger's name. Throws GenesisFault when it may not be, or there is a ledger already.
 */
export async function writeGenesis(pool: Pool, jws: string): Promise<string> {
  const genesis = readGenesis(jws)
  await withTransaction(pool, async transaction => {
    await lockCalendar(transaction)
    const { rowCount } = await transaction.query('select from ledger.entry limit 1')
    if (rowCount) throw new GenesisFault('this database holds a ledger already')
    await write(transaction as Locked, genesis)
  })
  return (await readLedgerIdentity(pool))!.name
}

/** What a ledger is known by. */
export interface LedgerIdentity {
  /** base64url of the hash of the genesis entry. */
  readonly name: string
  /** Whether its genesis says that it is for trying only. */
  readonly trial: boolean
  /** The code of its operator, under which the numbers of identity documents are stretched. */
  readonly operatorCode: string
  /** By which it knows the keys of its identities, the one of the founding first. */
  readonly identityKeys: readonly string[]
}

/** Null while there is no genesis. */
export async function readLedgerIdentity(
  pool: Pick<Pool, 'query'>,
): Promise<LedgerIdentity | null> {
  const { rows } = await pool.query<{ hash: Buffer; jws: string; later: string[] }>(
    `select e.hash, c.jws,
            array(select known_by from ledger.identity_key order by place) as later
       from ledger.entry e
       join ledger.command c on c.party = e.party and c.id = e.command
      where e.act = $1 order by e.id limit 1`,
    [GENESIS],
  )
  const [row] = rows
  if (!row) return null
  const parsed = parseJws(row.jws)
  assert(parsed.ok, 'the genesis is a JWS')
  const { trial, operator, identityKey } = genesisBody.parse(readBody(parsed.value.payload))
  const identityKeys = [identityKey, ...row.later]
  return { name: row.hash.toString('base64url'), trial, operatorCode: operator.code, identityKeys }
}

interface Genesis {
  readonly command: VerifiedCommand
  readonly body: GenesisBody
  readonly facts: readonly PartyFact[]
}

function readGenesis(jws: string): Genesis {
  const parsed = parseJws(jws)
  if (!parsed.ok) throw new GenesisFault(describe(parsed))
  const { data: body, error } = genesisBody.safeParse(readBody(parsed.value.payload))
  if (error) throw new GenesisFault(`the body is wrong at ${error.issues[0]!.path.join('.')}`)
  const keys = new Map(
    body.operator.users.flatMap(user =>
      user.keys.map(({ key, alg, publicKey }) => {
        const raw = Buffer.from(publicKey, 'base64url')
        return [key as KeyId, { kid: key, alg, raw }] as const
      }),
    ),
  )
  const [verified] = verifyChunk(keys, [jws])
  if (!verified?.ok) throw new GenesisFault(describe(verified!))
  const read = readCommand(verified.text)
  if (!read.ok || read.value.acts[0]?.act !== GENESIS) throw new GenesisFault('not a genesis')
  const kids = parsed.value.signatures.map(s => s.kid)
  const decision = found(read.value, body, kids)
  if (!decision.ok) throw new GenesisFault(describe(decision))
  const { payloadHash, commandHash } = verified
  const signed = { ok: true, keys: kids, cosigners: [], mustShow: false, jws } as const
  const command = { ...read.value, ...signed, payloadHash, commandHash }
  return { command, body, facts: decision.facts }
}

function describe(refused: Refused<Refusal>): string {
  const at = [refused.refusal, refused.path].filter(Boolean).join(' at ')
  return `the genesis is refused: ${describeRefusal(refused).en} (${at})`
}

function readBody(payload: string): unknown {
  try {
    return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')).body
  } catch {
    return null
  }
}

async function write(client: Locked, { command, body, facts: enrolled }: Genesis) {
  const { rows } = await client.query<{ id: bigint }>("select nextval('ledger.entry_number') as id")
  const entry = rows[0]!.id
  const { date } = body
  const began: DateRolled = {
    type: 'calendar.date-rolled.v1',
    visibleTo: [],
    from: date,
    to: date,
    instruction: null,
  }
  const facts: readonly Fact[] = [...enrolled, began]
  const subjects = chainsOf(NOUNS, facts, [])
  const made = facts.flatMap(fact => findRule(NOUNS, fact).makes(fact))
  const accepted = { entry, act: GENESIS, command, part: 0, facts, postings: [], made, subjects }
  const chains = await loadChains(client, subjects)
  const outcome = [{ ok: true, entry: String(entry), made }]
  const entries = buildEntries([accepted], chains, NOUNS, date)
  await writeJournal(client, [{ ...command, outcome }], entries, date)
  const { party, id } = command
  const written = facts.map(fact => ({ fact, entry, party, command: id, wait: null }))
  await writeFacts(client, NOUNS, written)
}
