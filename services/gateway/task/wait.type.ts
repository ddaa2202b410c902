import type { BusinessDate } from '../../../contracts/kernel/date.ts'
import { idOf } from '../../../contracts/kernel/id.ts'
import { Party } from '../party/party.type.ts'
import { listsFor } from '../read/lists.ts'
import {
  RECEIVABLE_COLUMNS,
  Receivable,
  type ReceivableRow,
} from '../receivable/receivable.type.ts'
import { CLAIM_COLUMNS, Claim, type ClaimRow } from '../receivable/title.type.ts'
import { builder } from '../schema/builder.ts'
import { enumOf } from '../schema/enum-of.ts'
import { nodeOf } from '../schema/node-of.ts'

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

/** SQL: somebody is still waited for; `w` is the wait. */
export const WAIT_IS_OPEN = `case w.kind
  when 'confirmation' then exists (select from ${PROPOSALS})
  else exists (select from ${CLAIMS}) end`

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
    proposals: t.loadableList({
      type: Receivable,
      description: 'Still to be confirmed.',
      load: async (waits: bigint[], { snapshot }) =>
        listsFor(
          waits,
          await snapshot.query<ReceivableRow & OfWait>(OPEN_PROPOSALS, [waits]),
          waitOf,
        ),
      resolve: ({ id }) => id,
    }),
    claims: t.loadableList({
      type: Claim,
      description: 'Of offers still to be answered.',
      load: async (waits: bigint[], { snapshot }) =>
        listsFor(waits, await snapshot.query<ClaimRow & OfWait>(OPEN_CLAIMS, [waits]), waitOf),
      resolve: ({ id }) => id,
    }),
  }),
})

interface OfWait {
  readonly wait: bigint
}

function waitOf({ wait }: OfWait): bigint {
  return wait
}

const SUBJECTS_MAX = 500

const subjectsOf = (inner: string) => `
  select w.id as wait, s.* from ledger.wait w
   cross join lateral (${inner} limit ${SUBJECTS_MAX}) s where w.id = any($1::bigint[])`
const OPEN_PROPOSALS = subjectsOf(`select ${RECEIVABLE_COLUMNS} from ${PROPOSALS} order by r.id`)
const OPEN_CLAIMS = subjectsOf(`select ${CLAIM_COLUMNS} from ${CLAIMS} order by c.id`)
