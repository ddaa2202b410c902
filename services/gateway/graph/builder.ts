import './readers.ts'
import SchemaBuilder from '@pothos/core'
import ComplexityPlugin from '@pothos/plugin-complexity'
import DataloaderPlugin from '@pothos/plugin-dataloader'
import RelayPlugin from '@pothos/plugin-relay'
import type { CommandAnswer } from '../../../contracts/command/answer.ts'
import type { Shown } from '../../../contracts/command/shown.ts'
import type { BusinessDate } from '../../../contracts/kernel/date.ts'
import type { Details } from '../../../contracts/kernel/decision.ts'
import type { Context } from './context.ts'
import { BREADTH_MAX, COST_MAX, PARTS_RECKONED } from './limits.ts'
import { findTypename } from './node-id.ts'
import { RELAY_DESCRIPTIONS } from './relay-descriptions.ts'
import { turnedAway } from './turned-away.ts'

interface GraphTypes {
  Context: Context
  DefaultFieldNullability: false
  DefaultNodeNullability: true
  Scalars: {
    ID: { Input: string; Output: string }
    JWS: { Input: string; Output: string }
    MinorUnits: { Input: bigint; Output: bigint }
    Units: { Input: bigint; Output: bigint }
    Date: { Input: BusinessDate; Output: BusinessDate }
    DateTime: { Input: Date; Output: Date }
    Shown: { Input: never; Output: Shown }
    CommandAnswer: { Input: never; Output: CommandAnswer }
    RefusalDetails: { Input: never; Output: Details }
    DocumentRow: { Input: unknown; Output: never }
    DocumentMapping: { Input: unknown; Output: never }
  }
}

/** Ids of ours carry their noun, so they are global as they are. */
export const builder = new SchemaBuilder<GraphTypes>({
  plugins: [RelayPlugin, DataloaderPlugin, ComplexityPlugin, 'readers'],
  defaultFieldNullability: false,
  complexity: {
    limit: { complexity: COST_MAX, breadth: BREADTH_MAX },
    defaultListMultiplier: PARTS_RECKONED,
    complexityError: (kind, { complexity, breadth }) =>
      kind === 'Breadth'
        ? turnedAway('document_must_keep_to_its_breadth', { limit: BREADTH_MAX, found: breadth })
        : turnedAway('document_must_keep_to_its_cost', { limit: COST_MAX, found: complexity }),
  },
  relay: {
    encodeGlobalID: (_typename, id) => String(id),
    decodeGlobalID: id => ({ typename: findTypename(id), id }),
    nodesQueryOptions: false,
    ...RELAY_DESCRIPTIONS,
  },
})

export type Types = (typeof builder)['$inferSchemaTypes']
