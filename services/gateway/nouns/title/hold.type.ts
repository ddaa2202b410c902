import { idOf } from '../../../../contracts/kernel/id.ts'
import type { HoldKind as KindOfHold } from '../../../../contracts/kernel/title.ts'
import { buildRestrictionId } from '../../../../contracts/kernel/title-id.ts'
import { builder } from '../../graph/builder.ts'
import { defineConnection } from '../../graph/connection.ts'
import { nodeOfParts } from '../../graph/node-of.ts'
import { spanFields } from '../../graph/span-fields.ts'
import { Party } from '../party/party.type.ts'
import { Instrument } from './instrument.type.ts'
import { HoldKind } from './title.type.ts'
import { Total } from './total.type.ts'

export interface HoldRow {
  readonly id: bigint
  readonly instrument: bigint
  readonly lo: bigint
  readonly hi: bigint
  readonly kind: KindOfHold
  readonly party: bigint
  readonly set_by: bigint
  readonly lifted_by: bigint | null
}

export const HOLD_COLUMNS = 'h.id, h.instrument, h.lo, h.hi, h.kind, h.party, h.set_by, h.lifted_by'

export const Hold = nodeOfParts<HoldRow>('Hold', {
  noun: 'hld',
  description: 'The id of the hold: its instrument, its first unit, and the entry that set it.',
  columns: ['instrument', 'lo', 'set_by'],
  id: ({ instrument, lo, set_by }) => buildRestrictionId('hld', { instrument, lo, by: set_by }),
  text: keys => `select distinct on (h.instrument, h.lo, h.set_by) ${HOLD_COLUMNS}
    from ${keys} join ledger.hold h using (instrument, lo, set_by)
    order by h.instrument, h.lo, h.set_by, h.id desc`,
})

export const HoldConnection = defineConnection(Hold, 'Hold', Total)

builder.objectType(Hold, {
  description: 'A hold: units that are blocked. Who set it and who holds the units see it.',
  readers: 'members',
  fields: t => ({
    instrument: t.field({
      type: Instrument,
      nullable: true,
      description: 'The instrument whose units are blocked.',
      resolve: ({ instrument }) => instrument,
    }),
    ...spanFields(t),
    kind: t.field({
      type: HoldKind,
      description: 'Why they are blocked.',
      resolve: ({ kind }) => kind,
    }),
    setter: t.field({
      type: Party,
      description: 'The party that set it, and can lift it.',
      resolve: ({ party }) => idOf('pty', party),
    }),
    setBy: t.id({
      description: 'The id of the journal entry that set it.',
      resolve: ({ set_by }) => idOf('ent', set_by),
    }),
    live: t.boolean({
      description: 'Whether it still blocks them.',
      resolve: ({ lifted_by }) => lifted_by === null,
    }),
  }),
})
