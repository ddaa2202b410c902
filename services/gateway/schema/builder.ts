import './readers.ts'
import SchemaBuilder from '@pothos/core'
import RelayPlugin from '@pothos/plugin-relay'
import type { BusinessDate } from '../../../contracts/kernel/date.ts'
import type { CommandAnswer } from '../../ledger/index.ts'
import type { Context } from '../context.ts'
import { typenameOf } from './node-id.ts'

interface Types {
  Context: Context
  DefaultFieldNullability: false
  Scalars: {
    ID: { Input: string; Output: string }
    JWS: { Input: string; Output: string }
    MinorUnits: { Input: bigint; Output: bigint }
    Date: { Input: BusinessDate; Output: BusinessDate }
    DateTime: { Input: Date; Output: Date }
    CommandAnswer: { Input: never; Output: CommandAnswer }
  }
}

export type Builder = typeof builder

/** Ids of ours carry their noun, so they are global as they are. */
export const builder = new SchemaBuilder<Types>({
  plugins: [RelayPlugin, 'readers'],
  defaultFieldNullability: false,
  relay: {
    encodeGlobalID: (_typename, id) => String(id),
    decodeGlobalID: id => ({ typename: typenameOf(id), id }),
    nodeQueryOptions: { description: 'Whatever of ours has this id, if the reader may see it.' },
    nodesQueryOptions: false,
  },
})
