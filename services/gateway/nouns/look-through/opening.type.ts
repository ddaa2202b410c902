import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idNumber, idOf, isId } from '../../../../contracts/kernel/id.ts'
import { parseJws } from '../../../platform/jws/jws.ts'
import { builder } from '../../graph/builder.ts'
import { defineConnection } from '../../graph/connection.ts'
import { rowsOf } from '../../graph/rows-of.ts'
import { Key, Party } from '../party/party.type.ts'
import { Instrument } from '../title/instrument.type.ts'

/** Who looked through an instrument, by which entry, when and why. */
export interface OpeningRow {
  readonly entry: bigint
  readonly party: bigint
  readonly instrument: bigint
  readonly purpose: string
  readonly told: boolean
  readonly business_date: BusinessDate
  readonly written_at: Date
}

/** Selected from `ledger.look_through l`; entry and dates are told to whoever sees the opening. */
export const OPENING_COLUMNS = `l.entry, l.party, l.instrument, l.purpose, l.told,
  l.business_date, l.written_at`

const commandOf = rowsOf<{ readonly jws: string }>(
  `select e.id as owner, c.jws from ledger.entry e
     join ledger.command c on c.party = e.party and c.id = e.command
    where e.id = any($1::bigint[])`,
)

export const Opening = builder.objectRef<OpeningRow>('Opening').implement({
  description:
    'A look-through of an instrument by a regulator or a court, as the journal keeps it. Its own ' +
    'party sees it; where a regulator did it, also everybody whom the instrument concerns.',
  readers: 'members',
  fields: t => ({
    id: t.id({
      description: 'The id of its journal entry, which `citedLookThrough` takes.',
      resolve: ({ entry }) => idOf('ent', entry),
    }),
    by: t.field({
      type: Party,
      description: 'The regulator or court that looked.',
      resolve: ({ party }) => idOf('pty', party),
    }),
    instrument: t.field({
      type: Instrument,
      nullable: true,
      description: 'The instrument. Null where the reader may not see it.',
      resolve: ({ instrument }) => instrument,
    }),
    purpose: t.exposeString('purpose', { description: 'The ground that it gave.' }),
    on: t.expose('business_date', { type: 'Date', description: 'The business date.' }),
    at: t.expose('written_at', { type: 'DateTime', description: 'When.' }),
    told: t.exposeBoolean('told', {
      description: 'Whether those whom the instrument concerns see it: false where a court looked.',
    }),
    signedWith: t.field({
      type: [Key],
      description: 'The keys of the people who signed it. Empty to readers of other parties.',
      resolve: async ({ entry, party }, _args, context) => {
        const { party: reader } = (await context.caller())!
        if (idNumber(reader) !== party) return []
        const [command] = await commandOf(entry, context)
        const parsed = parseJws(command?.jws ?? '')
        if (!parsed.ok) return []
        return parsed.value.signatures.map(({ kid }) => kid).filter(kid => isId('key', kid))
      },
    }),
  }),
})

export const OpeningConnection = defineConnection(Opening, 'Opening')
