import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idOf } from '../../../../contracts/kernel/id.ts'
import { builder } from '../../graph/builder.ts'
import { defineConnection } from '../../graph/connection.ts'
import { nodeOf } from '../../graph/node-of.ts'
import { Key, Party } from './party.type.ts'

export interface MandateRow {
  readonly id: bigint
  readonly key: bigint
  readonly act: string
  readonly limit_minor: bigint
  readonly until: BusinessDate
  readonly ended_by: bigint | null
}

export const MANDATE_COLUMNS = 'm.id, m.key, m.act, m.limit_minor, m.until, m.ended_by'

export const Mandate = nodeOf<MandateRow>(
  'Mandate',
  'mdt',
  `select ${MANDATE_COLUMNS} from ledger.mandate m where m.id = any($1::bigint[])`,
)

export const MandateConnection = defineConnection(Mandate, 'Mandate')

builder.objectType(Mandate, {
  description:
    'A mandate: one key signs one kind of act alone, up to a limit and until a date. Only the ' +
    'party that gave it sees it.',
  readers: 'members',
  fields: t => ({
    key: t.field({
      type: Key,
      nullable: true,
      description: 'The key that signs alone.',
      resolve: ({ key }) => idOf('key', key),
    }),
    act: t.exposeString('act', { description: 'The name of the act.' }),
    limit: t.expose('limit_minor', {
      type: 'MinorUnits',
      description: 'Up to which amount of one command, in minor units of whatever currency.',
    }),
    until: t.expose('until', {
      type: 'Date',
      description: 'The first business date on which it no longer holds.',
    }),
    withdrawn: t.boolean({
      description: 'Whether the party has taken it back.',
      resolve: ({ ended_by }) => ended_by !== null,
    }),
  }),
})

export interface StandingAcceptanceRow {
  readonly id: bigint
  readonly from_party: bigint | null
  readonly limit_minor: bigint
  readonly until: BusinessDate
  readonly ended_by: bigint | null
}

export const ACCEPTANCE_COLUMNS = 'a.id, a.from_party, a.limit_minor, a.until, a.ended_by'

export const StandingAcceptance = nodeOf<StandingAcceptanceRow>(
  'StandingAcceptance',
  'sta',
  `select ${ACCEPTANCE_COLUMNS} from ledger.standing_acceptance a where a.id = any($1::bigint[])`,
)

export const StandingAcceptanceConnection = defineConnection(
  StandingAcceptance,
  'StandingAcceptance',
)

builder.objectType(StandingAcceptance, {
  description:
    'A standing acceptance: offers of a kind are accepted at once. Only the party that gave it ' +
    'sees it.',
  readers: 'members',
  fields: t => ({
    from: t.field({
      type: Party,
      nullable: true,
      description: 'The transferor whose offers it accepts. Null where it is any.',
      resolve: ({ from_party }) => (from_party === null ? null : idOf('pty', from_party)),
    }),
    limit: t.expose('limit_minor', {
      type: 'MinorUnits',
      description: 'Up to which size of one offer, in minor units of whatever currency.',
    }),
    until: t.expose('until', {
      type: 'Date',
      description: 'The first business date on which it no longer holds.',
    }),
    withdrawn: t.boolean({
      description: 'Whether the party has taken it back.',
      resolve: ({ ended_by }) => ended_by !== null,
    }),
  }),
})
