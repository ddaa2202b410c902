import type { Pool } from 'pg'
import type { BusinessDate } from '../../contracts/kernel/date.ts'
import { idOf } from '../../contracts/kernel/id.ts'
import { type Transaction, withTransaction } from '../platform/transaction.ts'
import { type PostOptions, postSigned } from './post-signed.ts'

export interface DeliverOptions extends PostOptions {
  /** As the role tallystick_ledger. */
  readonly pool: Pool
  readonly ledger: string
}

/** Entries in one request. */
export const ENTRIES_MAX = 100
/** Positions that one turn looks through for entries that the party may read. */
const POSITIONS_MAX = 5_000
/** After each try in vain; after the last of them it is given up. */
const PAUSES_SECONDS = [1, 5, 30, 120, 600, 1_800, 3_600, 7_200, 14_400]
export const TRIES_MAX = PAUSES_SECONDS.length + 1
const WEBHOOKS_MAX = 50
const TRIES_KEPT = '30 days'

/** Tells each webhook that is due what it was not told yet; answers how many were called. */
export async function deliverDue(options: DeliverOptions): Promise<number> {
  let called = 0
  for (let turns = 0; turns < WEBHOOKS_MAX; turns++) {
    const done = await withTransaction(options.pool, client => deliverNext(client, options))
    if (done === 'nothing') break
    if (done === 'called') called += 1
  }
  await options.pool.query(
    `delete from desk.webhook_try where tried_at < now() - interval '${TRIES_KEPT}'`,
  )
  return called
}

/**
 * Calls the webhook that is due for the longest, while its row is locked: another process takes
 * another one. What was told is noted after it was answered, so after a crash it is told again.
 */
async function deliverNext(
  client: Transaction,
  options: DeliverOptions,
): Promise<'nothing' | 'called' | 'went on'> {
  const { rows } = await client.query<WebhookRow>(SELECT_DUE)
  const [webhook] = rows
  if (!webhook) return 'nothing'
  const { rows: entries } = await client.query<EntryRow>(SELECT_ENTRIES, [
    ...[webhook.party, webhook.position],
  ])
  const last = entries.at(-1)
  if (!last) {
    await client.query(GO_ON, [webhook.party, webhook.position])
    return 'went on'
  }
  const body = writeBody(webhook, entries, options.ledger)
  const outcome = await postSigned(new URL(webhook.url), body, options)
  await noteTry(client, webhook, { entries, last, outcome })
  return 'called'
}

interface Tried {
  readonly entries: readonly EntryRow[]
  readonly last: EntryRow
  readonly outcome: string
}

async function noteTry(
  client: Transaction,
  { party, failures }: WebhookRow,
  { entries, last, outcome }: Tried,
): Promise<void> {
  const isDelivered = outcome === 'delivered'
  await client.query(
    `insert into desk.webhook_try (party, first_position, last_position, entries, outcome)
     values ($1, $2, $3, $4, $5)`,
    [party, entries[0]!.position, last.position, entries.length, outcome],
  )
  if (isDelivered) return void (await client.query(DELIVERED, [party, last.position]))
  const pause = PAUSES_SECONDS[failures]
  await client.query(FAILED, [party, pause ?? 0, pause === undefined])
}

/** That there is something to read, and where; what it is, is read by the API. */
function writeBody({ party }: WebhookRow, entries: readonly EntryRow[], ledger: string): Buffer {
  return Buffer.from(
    JSON.stringify({
      ...{ format: 'tallystick.webhook.v1', ledger, party: idOf('pty', party) },
      sentAt: new Date().toISOString(),
      entries: entries.map(({ position, id, act, business_date: date }) => ({
        ...{ position: String(position), entry: idOf('ent', id), number: String(id), act, date },
      })),
    }),
  )
}

interface WebhookRow {
  readonly party: bigint
  readonly url: string
  readonly position: bigint
  readonly failures: number
}

interface EntryRow {
  readonly position: bigint
  readonly id: bigint
  readonly act: string
  readonly business_date: BusinessDate
}

const NEWEST = '(select coalesce(max(n.position), 0) from ledger.position n)'

const SELECT_DUE = `
  select w.party, w.url, w.position, w.failures from desk.webhook w
   where w.dead_at is null and w.next_at <= now() and w.position < ${NEWEST}
   order by w.next_at, w.party limit 1 for update of w skip locked`

/** Only entries that are visible to the party. */
const SELECT_ENTRIES = `
  select p.position, e.id, e.act, e.business_date
    from ledger.position p join ledger.entry e on e.id = p.entry
   where p.position > $2 and p.position <= $2 + ${POSITIONS_MAX}
     and exists (select from ledger.entry_visibility v where v.party = $1 and v.entry = e.id)
   order by p.position limit ${ENTRIES_MAX}`

/** Nothing of what was looked through is the party's to read. */
const GO_ON = `
  update desk.webhook set position = least($2 + ${POSITIONS_MAX}, ${NEWEST}) where party = $1`

const DELIVERED = `
  update desk.webhook set position = $2, failures = 0, next_at = now() where party = $1`

const FAILED = `
  update desk.webhook set failures = failures + 1, next_at = now() + make_interval(secs => $2),
         dead_at = case when $3 then now() end
   where party = $1`
