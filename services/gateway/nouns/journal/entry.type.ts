import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idOf } from '../../../../contracts/kernel/id.ts'
import { describeEntry, type ReplayedEntry } from '../../../ledger/index.ts'
import { builder } from '../../graph/builder.ts'
import { defineConnection } from '../../graph/connection.ts'
import { nodeOf } from '../../graph/node-of.ts'
import { rowsOf } from '../../graph/rows-of.ts'
import { Words } from '../../graph/words.ts'
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

/** The entries of a page of ids. */
export const ENTRIES_OF_PAGE = `select ${ENTRY_COLUMNS} from page
  join ledger.entry e on e.id = page.id left join ledger.position n on n.entry = e.id`

export const Entry = nodeOf<EntryRow>(
  'Entry',
  'ent',
  `select ${ENTRY_COLUMNS} from ledger.entry e left join ledger.position n on n.entry = e.id
        where e.id = any($1::bigint[])`,
)

export const EntryConnection = defineConnection(Entry, 'Entry')

builder.objectType(Entry, {
  description: 'A journal entry: one accepted act. Only the parties that it concerns see it.',
  readers: 'members',
  fields: t => ({
    number: t.id({
      description: 'The number of the entry, as answers to commands name it.',
      resolve: ({ id }) => String(id),
    }),
    act: t.exposeString('act', { description: 'The name of the act, such as `title.release`.' }),
    party: t.field({
      type: Party,
      description: 'The party that commanded the act.',
      resolve: ({ party }) => idOf('pty', party),
    }),
    businessDate: t.expose('business_date', {
      type: 'Date',
      description: 'The business date on which the act was accepted.',
    }),
    writtenAt: t.expose('written_at', {
      type: 'DateTime',
      description: 'When the entry was written.',
    }),
    position: t.id({
      nullable: true,
      description:
        'The place of the entry in the whole journal, counted from 1 without gaps. Null until it ' +
        'is assigned, which takes about a second.',
      resolve: ({ position }) => (position === null ? null : String(position)),
    }),
    hash: t.string({
      description: 'The SHA-256 of the leaf, in base64url.',
      resolve: ({ hash }) => hash.toString('base64url'),
    }),
    leaf: t.exposeString('leaf', {
      description: 'The text that the hash is made of: the entry as canonical JSON (RFC 8785).',
    }),
    postings: t.exposeString('postings', {
      description: 'What the act changed of titles and invoices, as canonical JSON (RFC 8785).',
    }),
  }),
})

interface SignedRow extends Pick<ReplayedEntry, 'act' | 'part' | 'jws'> {
  readonly [column: string]: unknown
}

/** The commands of other parties are not the reader's to see, so they have no rows. */
const readSigned = rowsOf<SignedRow>(
  `select e.id as owner, e.act, e.part, c.jws from ledger.entry e
     join ledger.command c on c.party = e.party and c.id = e.command
    where e.id = any($1::bigint[])`,
)

builder.objectField(Entry, 'summary', t =>
  t.field({
    type: Words,
    nullable: true,
    description:
      'What was signed, in words, made again from the signed bytes. Null where the act was ' +
      'commanded by another party than that of the reader.',
    resolve: async ({ id }, _args, context) => {
      const [signed] = await readSigned(id, context)
      return signed ? describeEntry(signed) : null
    },
  }),
)
