import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool, PoolClient, QueryConfig, QueryResultRow } from 'pg'
import { idNumber } from '../../../contracts/kernel/id.ts'
import { SlotsFull } from '../../platform/slots.ts'
import { READS_WAITING_PER_USER, type ReadSlots } from '../http/read-slots.ts'
import type { Caller } from '../http/session/caller.ts'
import { inTime, tooSlow } from './in-time.ts'
import { READS_WAIT_MS, STATEMENT_WAIT_MS } from './limits.ts'
import { turnedAway } from './turned-away.ts'

const TOKEN_WAIT_MS = 3_000
const TOKEN_POLL_MS = 50

/**
 * All reads of a request see one state of the ledger, through the row rights of its caller. The
 * transaction begins with the first read; what is written in between is seen after `end`. Reads end
 * by a deadline, of which waiting for the user's other reads and for a connection is a part.
 */
export class Snapshot {
  readonly #pool: Pool
  readonly #caller: () => Promise<Caller | null>
  readonly #slots: ReadSlots
  readonly #deadline: number
  #leave: () => void = () => undefined
  #atLeast: bigint | null = null
  #client: Promise<PoolClient> | null = null
  #last: Promise<unknown> = Promise.resolve()

  /** `deadline` in milliseconds since 1970. */
  constructor(
    pool: Pool,
    caller: () => Promise<Caller | null>,
    slots: ReadSlots,
    deadline = Date.now() + READS_WAIT_MS,
  ) {
    this.#pool = pool
    this.#caller = caller
    this.#slots = slots
    this.#deadline = deadline
  }

  /** Reads see this entry: on a replica they wait for it, not for ever. */
  mustShow(entry: bigint): void {
    this.#atLeast = entry
  }

  /**
   * One at a time, in the order asked: a connection does one thing. `how` is for a statement that
   * takes longer to plan than to carry out (0340).
   */
  async query<Row extends QueryResultRow>(
    text: string,
    values: unknown[] = [],
    how?: 'prepared',
  ): Promise<Row[]> {
    this.#client ??= this.#begin()
    const client = await this.#client
    const statement =
      how === undefined ? { text, values } : { name: nameStatement(text), text, values }
    const ask = () => this.#ask<Row>(client, statement)
    const turn = this.#last.then(ask, ask)
    this.#last = turn
    return await turn
  }

  async #ask<Row extends QueryResultRow>(
    client: PoolClient,
    statement: QueryConfig,
  ): Promise<Row[]> {
    if (Date.now() >= this.#deadline) throw tooSlow()
    try {
      return (await client.query<Row>(statement)).rows
    } catch (fault) {
      throw (fault as { code?: string }).code === STATEMENT_TOO_SLOW ? tooSlow() : fault
    }
  }

  async end(): Promise<void> {
    const opening = this.#client
    this.#client = null
    if (!opening) return
    const client = await opening.catch(() => null)
    await this.#last.catch(() => undefined)
    if (client) await close(client)
    this.#leave()
    this.#leave = () => undefined
  }

  async #enter(caller: Caller | null): Promise<() => void> {
    try {
      return await inTime(this.#slots.enter(caller), this.#deadline, leave => leave())
    } catch (fault) {
      if (!(fault instanceof SlotsFull)) throw fault
      throw turnedAway('user_must_read_less_at_once', { limit: READS_WAITING_PER_USER })
    }
  }

  async #begin(): Promise<PoolClient> {
    const caller = await this.#caller()
    this.#leave = await this.#enter(caller)
    const end = Date.now() + TOKEN_WAIT_MS
    for (;;) {
      const client = await inTime(this.#pool.connect(), this.#deadline, late => late.release())
      try {
        if (!(await begin(client, caller))) throw turnedAway('session_must_be_open')
        if (this.#atLeast === null || (await shows(client, this.#atLeast))) return client
      } catch (fault) {
        await close(client)
        throw fault
      }
      await close(client)
      if (Date.now() > end) throw turnedAway('token_must_be_reached_in_time')
      await sleep(TOKEN_POLL_MS)
    }
  }
}

const names = new Map<string, string>()

/** Each connection keeps a plan under the name: only texts that stand in the program have one. */
function nameStatement(text: string): string {
  const name = names.get(text) ?? `read ${names.size + 1}`
  names.set(text, name)
  return name
}

/** What PostgreSQL says of a statement that it has ended for its time. */
const STATEMENT_TOO_SLOW = '57014'

/** False: in this very state of the ledger the caller is no longer one who reads. */
async function begin(client: PoolClient, caller: Caller | null): Promise<boolean> {
  await client.query('begin isolation level repeatable read read only')
  const [party, user, key] = caller ? [caller.party, caller.user, caller.key] : []
  const { rows } = await client.query<{ open: boolean }>(
    `select $2 = '' or ledger.may_read(nullif($2, '')::bigint, $4::bigint) as open
       from set_config('tallystick.party', $1, true) party,
            set_config('tallystick.user', $2, true) acting,
            set_config('statement_timeout', $3, true) timeout`,
    [
      party ? String(idNumber(party)) : '',
      user ? String(idNumber(user)) : '',
      String(STATEMENT_WAIT_MS),
      key ? idNumber(key) : null,
    ],
  )
  return rows[0]!.open
}

async function shows(client: PoolClient, entry: bigint): Promise<boolean> {
  const { rows } = await client.query<{ written: boolean }>(
    'select ledger.is_written($1) as written',
    [entry],
  )
  return rows[0]!.written
}

async function close(client: PoolClient): Promise<void> {
  try {
    await client.query('rollback')
    client.release()
  } catch (fault) {
    client.release(fault as Error)
  }
}
