import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idOf } from '../../../../contracts/kernel/id.ts'
import { builder } from '../../graph/builder.ts'
import { defineConnection } from '../../graph/connection.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { spanFields } from '../../graph/span-fields.ts'
import { Party } from '../party/party.type.ts'
import { Instrument } from '../title/instrument.type.ts'
import { Total } from '../title/total.type.ts'
import { Entry } from './entry.type.ts'

export const MovementKind = enumOf('MovementKind', 'What a movement did with units.', {
  issue: 'They came into being with their first holder.',
  move: 'They passed from one holder to another.',
  retire: 'They ended, since they were paid.',
} satisfies Record<MovementRow['kind'], string>)

export interface MovementRow {
  readonly entry: bigint
  readonly part: number
  readonly kind: 'issue' | 'move' | 'retire'
  readonly act: string
  readonly business_date: BusinessDate
  readonly instrument: bigint
  readonly lo: bigint
  readonly hi: bigint
  readonly currency: string | null
  readonly from_party: bigint | null
  readonly to_party: bigint | null
}

export const MOVEMENT_COLUMNS = `m.entry, m.part, m.kind, m.act, m.business_date, m.instrument,
  m.lo, m.hi, m.currency, m.from_party, m.to_party`

export const Movement = builder.objectRef<MovementRow>('Movement').implement({
  description: 'Units that came to the party or left it, by one act.',
  readers: 'members',
  fields: t => ({
    id: t.id({
      description: 'The id of the movement: its entry, and its place in it.',
      resolve: ({ entry, part }) => `${idOf('mov', entry)}.${part}`,
    }),
    kind: t.field({
      type: MovementKind,
      description: 'What became of the units.',
      resolve: ({ kind }) => kind,
    }),
    act: t.exposeString('act', { description: 'The name of the act.' }),
    on: t.expose('business_date', { type: 'Date', description: 'The business date of the act.' }),
    entry: t.field({
      type: Entry,
      nullable: true,
      description: 'The journal entry of the act.',
      resolve: ({ entry }) => idOf('ent', entry),
    }),
    instrument: t.field({
      type: Instrument,
      nullable: true,
      description: 'The instrument whose units they are.',
      resolve: ({ instrument }) => instrument,
    }),
  }),
})

builder.objectFields(Movement, t => ({
  ...spanFields(t),
  amount: t.field({
    type: 'Units',
    description: 'How many units they are.',
    resolve: ({ lo, hi }) => hi - lo,
  }),
  currency: t.exposeString('currency', {
    nullable: true,
    description: 'The currency of its minor units. Null where its units are no money.',
  }),
  from: t.field({
    type: Party,
    nullable: true,
    description:
      'The party that they left. When a receivable is issued, its debtor. Null where the journal ' +
      'does not say it.',
    resolve: ({ from_party }) => (from_party === null ? null : idOf('pty', from_party)),
  }),
  to: t.field({
    type: Party,
    nullable: true,
    description: 'The party to which they came. Null where they were paid.',
    resolve: ({ to_party }) => (to_party === null ? null : idOf('pty', to_party)),
  }),
}))

export const MovementConnection = defineConnection(Movement, 'Movement', Total)
