import './scalars.ts'
import '../ledger/ledger.query.ts'
import '../viewer/viewer.type.ts'
import '../viewer/viewer.connections.ts'
import '../look-through/look-through.query.ts'
import '../look-through/cited-look-through.query.ts'
import '../command/submit.mutation.ts'
import '../session/session.mutations.ts'
import { builder } from './builder.ts'

builder.queryType({ readers: 'members' })
builder.mutationType({ readers: 'members' })

/** The whole graph, built from the files above, one for each thing that can be asked. */
export const schema = builder.toSchema()
