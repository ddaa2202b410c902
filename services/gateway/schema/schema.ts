import './scalars.ts'
import '../ledger/ledger.query.ts'
import '../command/submit.mutation.ts'
import { builder } from './builder.ts'

builder.queryType({ readers: 'members' })
builder.mutationType({ readers: 'members' })

/** The whole graph, built from the files above, one for each thing that can be asked. */
export const schema = builder.toSchema()
