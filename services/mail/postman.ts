import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool } from 'pg'
import { idOf } from '../../contracts/kernel/id.ts'
import { createLog } from '../platform/log.ts'
import { type Transaction, withTransaction } from '../platform/transaction.ts'
import { type DecidedApplication, writeDecision, writeDigest } from './letters.ts'
import type { Letter, MailPort } from './mail-port.ts'

const log = createLog('mail')

export interface PostmanOptions {
  /** As the role tallystick_desk. */
  readonly pool: Pool
  readonly port: MailPort
  /** A task is told of when it has waited for so many days. */
  readonly days: number
}

const TURN_MS = 30_000
/** Of each kind, in one turn. */
const LETTERS_MAX = 100

/** Sends what is due until it is closed. Several may run: each letter is one gateway’s. */
export function startPostman(options: PostmanOptions): { close(): Promise<void> } {
  const stop = new AbortController()
  const work = async () => {
    while (!stop.signal.aborted) {
      await deliverDue(options)
      await sleep(TURN_MS, undefined, { signal: stop.signal }).catch(() => undefined)
    }
  }
  const ended = work()
  return {
    close: async () => {
      stop.abort()
      await ended
    },
  }
}

/** Answers how many letters were taken. What was not is tried again in the next turn. */
export async function deliverDue(options: PostmanOptions): Promise<number> {
  let sent = 0
  for (const next of [nextDecision, nextDigest])
    for (let tries = 0; tries < LETTERS_MAX; tries++) {
      const done = await deliverNext(options, next)
      if (done !== 'sent') break
      sent += 1
    }
  if (sent > 0) log.info({ letters: sent }, 'letters were sent')
  return sent
}

type Next = (transaction: Transaction, days: number) => Promise<Letter | null>

/**
 * Notes a letter as sent, sends it, and only then commits: a letter that was not taken is due
 * again; one that was taken just before a crash goes out twice.
 */
async function deliverNext({ pool, port, days }: PostmanOptions, next: Next) {
  try {
    return await withTransaction(pool, async transaction => {
      const letter = await next(transaction, days)
      if (letter === null) return 'nothing'
      await port.send(letter).catch(mustNotBeForGood)
      return 'sent'
    })
  } catch (fault) {
    // What a mail server answers may name the address.
    const { name, code } = fault as Error & { code?: string }
    log.warn({ fault: name, code }, 'a letter could not be sent yet')
    return 'failed'
  }
}

/** SMTP: an answer from 500 on will not change, and such a letter must not hold up the others. */
const FOR_GOOD = 500

/** Throws what may pass; gives up a letter that its server will never take. */
function mustNotBeForGood(fault: Error & { responseCode?: number }): void {
  const { responseCode = 0 } = fault
  if (responseCode < FOR_GOOD) throw fault
  log.warn({ responseCode }, 'a letter was refused and is given up')
}

async function nextDecision(transaction: Transaction): Promise<Letter | null> {
  const { rows } = await transaction.query<DecidedRow>(
    `update desk.application_mail m set told = true
      where m.application = (
        select i.application from desk.application_mail i
          join desk.application_decided d on d.application = i.application
         where not i.told order by i.application limit 1 for update of i skip locked)
      returning m.application, m.address,
        (select d.kind from desk.application_decided d where d.application = m.application) as kind,
        (select d.accepted from desk.application_decided d
          where d.application = m.application) as accepted`,
  )
  const [row] = rows
  if (!row) return null
  const { application, address, kind, accepted } = row
  return writeDecision(address, { application: idOf('app', application), kind, accepted })
}

interface DecidedRow {
  application: bigint
  address: string
  kind: DecidedApplication['kind']
  accepted: boolean
}

async function nextDigest(transaction: Transaction, days: number): Promise<Letter | null> {
  const { rows } = await transaction.query<DigestRow>(
    `update desk.mail_address a set digest_on = current_date
       from (select i.user_id, t.drafts, t.waits
               from desk.mail_address i
               cross join lateral desk.waiting_tasks(i.user_id, $1) t
              where (i.digest_on is null or i.digest_on < current_date) and t.drafts + t.waits > 0
              order by i.user_id limit 1 for update of i skip locked) due
      where a.user_id = due.user_id
      returning a.address, due.drafts, due.waits`,
    [days],
  )
  const [row] = rows
  return row ? writeDigest(row.address, { drafts: row.drafts, waits: row.waits, days }) : null
}

interface DigestRow {
  address: string
  drafts: number
  waits: number
}
