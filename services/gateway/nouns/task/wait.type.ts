import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idOf } from '../../../../contracts/kernel/id.ts'
import { builder } from '../../graph/builder.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { nodeOf } from '../../graph/node-of.ts'
import { rowsOf } from '../../graph/rows-of.ts'
import { Party } from '../party/party.type.ts'
import { Receivable } from '../receivable/receivable.type.ts'
import { Claim } from '../receivable/title.type.ts'

const WaitKind = enumOf('WaitKind', ['confirmation', 'answer'])

export interface WaitRow {
  readonly id: bigint
  readonly kind: 'confirmation' | 'answer'
  readonly party: bigint
  readonly command: string
  readonly awaited: bigint
  readonly remind_on: BusinessDate
  readonly lapse_on: BusinessDate
  readonly provisional: boolean
}

export const WAIT_COLUMNS = `w.id, w.kind, w.party, w.command, w.awaited, w.remind_on, w.lapse_on,
  w.provisional`

export const Wait = nodeOf<WaitRow>(
  'Wait',
  'wait',
  `select ${WAIT_COLUMNS} from ledger.wait w where w.id = any($1::bigint[])`,
)

/** The proposals that a wait `w` is still for, and the claims of its offers that still stand. */
const PROPOSALS = `ledger.entry e join ledger.receivable r on r.proposed_by = e.id
  where e.party = w.party and e.command = w.command and r.debtor = w.awaited
    and r.lapse_on = w.lapse_on and r.status = 'proposed'`
const CLAIMS = `ledger.entry e join ledger.offer o on o.charge = e.id
  join ledger.claim c on c.charge = o.charge and c.freed_by is null
  where e.party = w.party and e.command = w.command and o.to_party = w.awaited
    and o.lapse_on = w.lapse_on`

/**
 * SQL: somebody is still waited for; `w` is the wait. As an `exists`, the claims of all waits would
 * be read to find those of a page.
 */
export const WAIT_IS_OPEN = `case w.kind
  when 'confirmation' then (select true from ${PROPOSALS} limit 1)
  else (select true from ${CLAIMS} limit 1) end`

const SUBJECTS_MAX = 500
const openOf = (inner: string) =>
  rowsOf<{ readonly id: bigint }>(
    `select w.id as owner, s.id from ledger.wait w
      cross join lateral (${inner} limit ${SUBJECTS_MAX}) s where w.id = any($1::bigint[])
      order by w.id, s.id`,
  )
const proposalsOf = openOf(`select r.id from ${PROPOSALS} order by r.id`)
const claimsOf = openOf(`select c.id from ${CLAIMS} order by c.id`)

builder.objectType(Wait, {
  description: 'Somebody is waited for, until a business date.',
  readers: 'members',
  fields: t => ({
    kind: t.field({ type: WaitKind, resolve: ({ kind }) => kind }),
    opener: t.field({ type: Party, resolve: ({ party }) => idOf('pty', party) }),
    awaited: t.field({ type: Party, resolve: ({ awaited }) => idOf('pty', awaited) }),
    remindOn: t.expose('remind_on', { type: 'Date' }),
    lapseOn: t.expose('lapse_on', { type: 'Date' }),
    provisional: t.exposeBoolean('provisional', {
      description: 'Beyond the last published calendar year.',
    }),
    proposals: t.field({
      type: [Receivable],
      description: 'Still to be confirmed.',
      resolve: async (wait, _args, context) =>
        (await proposalsOf(wait.id, context)).map(({ id }) => idOf('rcv', id)),
    }),
    claims: t.field({
      type: [Claim],
      description: 'Of offers still to be answered.',
      resolve: async (wait, _args, context) =>
        (await claimsOf(wait.id, context)).map(({ id }) => idOf('clm', id)),
    }),
  }),
})
