import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idOf } from '../../../../contracts/kernel/id.ts'
import { builder } from '../../graph/builder.ts'
import { nodeOf } from '../../graph/node-of.ts'
import { Party } from '../party/party.type.ts'

export interface EntryRow {
  readonly id: bigint
  readonly act: string
  readonly party: bigint
  readonly business_date: BusinessDate
  readonly written_at: Date
  readonly hash: Buffer
  readonly leaf: string
  readonly postings: string
  readonly position: bigint | null
}

/** Selected from `ledger.entry e left join ledger.position n on n.entry = e.id`. */
export const ENTRY_COLUMNS = `e.id, e.act, e.party, e.business_date, e.written_at, e.hash, e.leaf,
  e.postings, n.position`

export const Entry = nodeOf<EntryRow>(
  'Entry',
  'ent',
  `select ${ENTRY_COLUMNS} from ledger.entry e left join ledger.position n on n.entry = e.id
        where e.id = any($1::bigint[])`,
)

builder.objectType(Entry, {
  description: 'An accepted act in the journal. The parties that it concerns see it.',
  readers: 'members',
  fields: t => ({
    number: t.field({ type: 'MinorUnits', resolve: ({ id }) => id, description: 'As in answers.' }),
    act: t.exposeString('act'),
    party: t.field({ type: Party, resolve: ({ party }) => idOf('pty', party) }),
    businessDate: t.expose('business_date', { type: 'Date' }),
    writtenAt: t.expose('written_at', { type: 'DateTime' }),
    position: t.expose('position', {
      type: 'MinorUnits',
      nullable: true,
      description: 'In the whole journal; follows within a second.',
    }),
    hash: t.string({
      description: 'SHA-256 of the leaf, base64url.',
      resolve: ({ hash }) => hash.toString('base64url'),
    }),
    leaf: t.exposeString('leaf', { description: 'The text that the hash is of (RFC 8785).' }),
    postings: t.exposeString('postings', { description: 'What it wrote, as canonical JSON.' }),
  }),
})
