import type { Pool, PoolClient } from 'pg'
import * as z from 'zod'
import type { Accepted } from '../../contracts/kernel/decision.ts'
import type { KeyId } from '../../contracts/kernel/id.ts'
import { found, GENESIS } from '../../contracts/party/genesis.ts'
import { parseJws } from '../platform/jws/jws.ts'
import { businessDate, id, text } from './engine/act/body.ts'
import type { LedgerFact } from './engine/act/fact.ts'
import { readCommand, type VerifiedCommand } from './engine/group/verified-command.ts'
import { entriesOf } from './engine/journal/entries-of.ts'
import { subjectsOf } from './engine/journal/subjects-of.ts'
import { loadChains, lockCalendar } from './engine/journal/touches.ts'
import { writeJournal } from './engine/journal/write-entries.ts'
import { verifyChunk } from './engine/verify/verify-chunk.ts'
import { firstUser } from './nouns/party/party-bodies.ts'
import { writeParties } from './nouns/party/write-parties.ts'

/** The genesis cannot be written: the text says which duty was not met. */
export class GenesisFault extends Error {
  override name = 'GenesisFault'
}

/**
 * The first entry enrols the operator, its people and their keys, and sets the first business date.
 * Answers the ledger's name. Throws GenesisFault when it may not be, or there is a ledger already.
 */
export async function writeGenesis(pool: Pool, jws: string): Promise<string> {
  const genesis = readGenesis(jws)
  const client = await pool.connect()
  try {
    await client.query('begin')
    await lockCalendar(client)
    const { rowCount } = await client.query('select from ledger.entry limit 1')
    if (rowCount) throw new GenesisFault('this database holds a ledger already')
    await write(client, genesis)
    await client.query('commit')
  } catch (fault) {
    await client.query('rollback')
    throw fault
  } finally {
    client.release()
  }
  return (await readLedgerName(pool))!
}

/** base64url of the hash of the genesis entry; null while there is none. */
export async function readLedgerName(pool: Pool): Promise<string | null> {
  const { rows } = await pool.query<{ hash: Buffer }>(
    'select hash from ledger.entry where act = $1 order by id limit 1',
    [GENESIS],
  )
  return rows[0]?.hash.toString('base64url') ?? null
}

const Body = z.strictObject({
  operator: z.strictObject({
    party: id('pty'),
    code: text,
    name: text,
    users: z.array(firstUser).min(2).max(50),
  }),
  date: businessDate,
})

export type GenesisBody = z.output<typeof Body>

interface Genesis {
  readonly command: VerifiedCommand
  readonly body: GenesisBody
  readonly facts: readonly LedgerFact[]
}

function readGenesis(jws: string): Genesis {
  const parsed = parseJws(jws)
  if (typeof parsed === 'string') throw new GenesisFault(parsed)
  const { data: body, error } = Body.safeParse(bodyOf(parsed.payload))
  if (error) throw new GenesisFault(`the body is wrong at ${error.issues[0]!.path.join('.')}`)
  const keys = new Map(
    body.operator.users.flatMap(user =>
      user.keys.map(({ key, alg, publicKey }) => {
        const raw = Buffer.from(publicKey, 'base64url')
        return [key as KeyId, { kid: key, alg, raw }] as const
      }),
    ),
  )
  const [verified] = verifyChunk(keys, [{ jws, ...parsed }])
  if (!verified || 'refusal' in verified) throw new GenesisFault(String(verified?.refusal))
  const read = readCommand(verified.text)
  if ('path' in read || read.acts[0]?.act !== GENESIS) throw new GenesisFault('not a genesis')
  const kids = parsed.signatures.map(s => s.kid)
  const decision = found(read, body, kids)
  if (!decision.ok) throw new GenesisFault(`${decision.refusal} ${decision.path}`)
  const { payloadHash, commandHash } = verified
  const command = { ...read, keys: kids, jws, payloadHash, commandHash }
  return { command, body, facts: (decision as Accepted<LedgerFact, never>).facts }
}

function bodyOf(payload: string): unknown {
  try {
    return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')).body
  } catch {
    return null
  }
}

async function write(client: PoolClient, { command, body, facts }: Genesis): Promise<void> {
  const { rows } = await client.query<{ id: bigint }>("select nextval('ledger.entry_number') as id")
  const entry = rows[0]!.id
  const began = { type: 'calendar.date-rolled.v1', from: body.date, to: body.date } as const
  const done = { facts: [...facts, began], postings: [] }
  const subjects = subjectsOf(done)
  const accepted = { entry, act: GENESIS, command, part: 0, ...done, subjects }
  const chains = await loadChains(client, subjects)
  const outcome = [{ entry: String(entry) }]
  await writeJournal(client, [{ ...command, outcome }], entriesOf([accepted], chains), body.date)
  await writeParties(client, facts, entry)
  await client.query('insert into ledger.business_day (date, entry) values ($1, $2)', [
    body.date,
    entry,
  ])
}
