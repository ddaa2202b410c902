import type { Pool, PoolClient } from 'pg'
import * as z from 'zod'
import type { BusinessDate } from '../../../contracts/kernel/date.ts'
import type { KeyId } from '../../../contracts/kernel/id.ts'
import { GENESIS, genesisRefusal } from '../../../contracts/party/genesis.ts'
import { parseJws } from '../../platform/jws/jws.ts'
import { businessDate, id } from '../act/body.ts'
import { type ReadyCommand, readCommand } from '../group/ready-command.ts'
import {
  insertKeys,
  insertParty,
  insertUsers,
  keyEnrolment,
  userEnrolment,
} from '../party/write-parties.ts'
import { verifyChunk } from '../verify/verify-chunk.ts'
import { entriesOf } from './entries-of.ts'
import { CALENDAR, loadChains } from './touches.ts'
import { writeJournal } from './write-entries.ts'

/**
 * The first entry enrols the operator, its people and their keys, and sets the first business date.
 * It is signed by keys that it enrols itself; its hash is the ledger's name.
 */
export async function writeGenesis(pool: Pool, jws: string): Promise<string> {
  const command = readGenesis(jws)
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('lock table ledger.business_day in share row exclusive mode')
    const { rowCount } = await client.query('select from ledger.entry limit 1')
    if (rowCount) throw new Error('this database holds a ledger already')
    await write(client, command)
    await client.query('commit')
  } catch (fault) {
    await client.query('rollback')
    throw fault
  } finally {
    client.release()
  }
  return await readLedgerName(pool)
}

export async function readLedgerName(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ hash: Buffer }>(
    'select hash from ledger.entry where act = $1 order by id limit 1',
    [GENESIS],
  )
  if (!rows[0]) throw new Error('this database holds no ledger yet: write its genesis first')
  return rows[0].hash.toString('base64url')
}

export type GenesisBody = z.output<typeof Body>

const Body = z.strictObject({
  operator: z.strictObject({ party: id('pty'), code: z.string(), name: z.string() }),
  users: z.array(userEnrolment).min(2),
  keys: z.array(keyEnrolment).min(2),
  date: businessDate,
})

interface GenesisCommand extends ReadyCommand {
  readonly body: GenesisBody
}

function readGenesis(jws: string): GenesisCommand {
  const parsed = parseJws(jws)
  if (typeof parsed === 'string') throw new Error(`genesis: ${parsed}`)
  const payload = JSON.parse(Buffer.from(parsed.payload, 'base64url').toString('utf8'))
  const body = Body.parse(payload.body)
  const keys = new Map(
    body.keys.map(key => [key.id as KeyId, { kid: key.id, alg: key.alg, raw: key.publicKey }]),
  )
  const [verified] = verifyChunk(keys, [{ jws, ...parsed }])
  if (!verified || 'refusal' in verified) throw new Error(`genesis: ${verified?.refusal}`)
  const command = readCommand(verified.text)
  if ('path' in command) throw new Error(`genesis: ${command.path} is wrong`)
  const kids = parsed.signatures.map(s => s.kid)
  const refusal = genesisRefusal(command, body, kids)
  if (refusal) throw new Error(`genesis: ${refusal.refusal} ${refusal.path}`)
  const { payloadHash, commandHash } = verified
  return { ...command, keys: kids, jws, payloadHash, commandHash, body }
}

async function write(client: PoolClient, command: GenesisCommand): Promise<void> {
  const { operator, users, keys, date } = command.body
  const { rows } = await client.query<{ id: bigint }>("select nextval('ledger.entry_number') as id")
  const entry = rows[0]!.id
  const subjects = [operator.party, ...keys.map(k => k.id), CALENDAR]
  const fact = { type: 'ledger.founded.v1', party: operator.party, subjects } as const
  const accepted = { entry, act: GENESIS, command, part: 0, facts: [fact], postings: [] }
  const chains = await loadChains(client, subjects)
  const outcome = [{ entry: String(entry) }]
  await writeJournal(client, [{ ...command, outcome }], entriesOf([accepted], chains), date)
  const party = { ...operator, roles: ['operator' as const], size: 'large' as const }
  await insertParty(client, party, entry)
  await insertUsers(client, operator.party, users, entry)
  await insertKeys(client, operator.party, keys, entry)
  await insertBusinessDay(client, date, entry)
}

export async function insertBusinessDay(
  client: PoolClient,
  date: BusinessDate,
  entry: bigint,
): Promise<void> {
  await client.query('insert into ledger.business_day (date, entry) values ($1, $2)', [date, entry])
}
