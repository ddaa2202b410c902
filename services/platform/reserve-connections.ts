import type pg from 'pg'
import { openPool, type RuntimeRole } from './database.ts'
import type { Log } from './log.ts'
import { SetupFault } from './setup-fault.ts'

/** How many connections a process would like, and with how few it can work. */
export interface Need {
  readonly best: number
  readonly least: number
}

export type Needs = Readonly<Partial<Record<RuntimeRole, Need>>>

/** Connections that other processes leave to this one. */
export interface Reserved {
  readonly connections: Readonly<Record<RuntimeRole, number>>
  /** The one that holds the reservation: free for figures that must not wait for others. */
  readonly own: pg.Pool
  close(): Promise<void>
}

const ANSWER_WAIT_MS = 2_000
/** So soon after it broke, the reservation is made again. */
const RENEW_MS = 1_000

/**
 * Divides what each runtime role may have among the processes on one database: each reserves at
 * most half of what is free, as long as it can work with that. What a process reserves are advisory
 * locks of one session, so they end with it. Throws SetupFault where too little is left.
 */
export async function reserveConnections(url: string, needs: Needs, log: Log): Promise<Reserved> {
  let reserved: Needs = needs
  const own = openPool(url, {
    name: 'tallystick process',
    max: 1,
    waitMs: ANSWER_WAIT_MS,
    more: {
      idleTimeoutMillis: 0,
      query_timeout: ANSWER_WAIT_MS,
      onConnect: async client => {
        reserved = await reserve(client, reserved)
      },
    },
  })
  try {
    await own.query('select')
  } catch (fault) {
    await own.end()
    throw fault
  }
  const stopRenewing = renewWhenLost(own, log)
  return {
    connections: Object.fromEntries(
      Object.entries(reserved).map(([role, { best }]) => [role, best]),
    ) as Record<RuntimeRole, number>,
    own,
    close: async () => {
      stopRenewing()
      await own.end()
    },
  }
}

/** A pool opens a session anew when it is asked for one. */
function renewWhenLost(own: pg.Pool, log: Log): () => void {
  let lost = false
  const renew = async () => {
    try {
      await own.query('select')
      lost = false
    } catch (err) {
      if (!lost) log.warn({ err }, 'the reservation of connections is lost')
      lost = true
    }
  }
  const renewal = setInterval(() => void renew(), RENEW_MS)
  renewal.unref()
  return () => clearInterval(renewal)
}

/** Reserves one role after the other, while no other process does; answers what was reserved. */
async function reserve(client: pg.ClientBase, needs: Needs): Promise<Needs> {
  await client.query('begin')
  await client.query(`select pg_advisory_xact_lock(${KEY_OF_ALL})`)
  const reserved: [string, Need][] = []
  for (const [role, need] of Object.entries(needs)) {
    const count = await reserveFor(client, role as RuntimeRole, need)
    reserved.push([role, { best: count, least: count }])
  }
  await client.query('commit')
  return Object.fromEntries(reserved)
}

const KEY_OF_ALL = "hashtext('tallystick connections')"
const KEY_OF_ROLE = "hashtext('tallystick connections ' || $1)"

async function reserveFor(client: pg.ClientBase, role: RuntimeRole, need: Need): Promise<number> {
  const { rows } = await client.query<{ limit: number; held: number[] }>(
    `select r.rolconnlimit as limit, array(
              select l.objid::integer from pg_locks l join pg_database d on d.oid = l.database
               where d.datname = current_database() and l.locktype = 'advisory' and l.granted
                 and l.objsubid = 2
                 and l.classid = (${KEY_OF_ROLE}::bigint & 4294967295)::oid) as held
       from pg_roles r where r.rolname = $1`,
    [role],
  )
  const { limit, held } = rows[0]!
  if (limit < 0) return need.best
  const count = computeShare(limit - held.length, need)
  if (count === null) throw tooFew(role, limit, held.length, need)
  const free = Array.from({ length: limit }, (_, i) => i + 1).filter(i => !held.includes(i))
  await client.query(
    `select pg_advisory_lock(${KEY_OF_ROLE}, place) from unnest($2::integer[]) place`,
    [role, free.slice(0, count)],
  )
  return count
}

/** Half of what is free, so that as much is left for the next; null where that is too little. */
export function computeShare(free: number, { best, least }: Need): number | null {
  if (free < least) return null
  return Math.min(best, Math.max(least, Math.floor(free / 2)))
}

function tooFew(role: RuntimeRole, limit: number, held: number, { least }: Need): SetupFault {
  return new SetupFault(
    `this process needs ${least} connections to PostgreSQL as ${role}, and others hold ` +
      `${held} of its ${limit}: stop one of them, or raise max_connections`,
  )
}
