import './scalars.ts'
import '../ledger/ledger.query.ts'
import '../viewer/viewer.type.ts'
import '../viewer/viewer.connections.ts'
import '../viewer/exposure.ts'
import '../look-through/look-through.query.ts'
import '../look-through/cited-look-through.query.ts'
import '../command/submit.mutation.ts'
import '../session/session.mutations.ts'
import '../act/draft.mutations.ts'
import '../act/custody.mutations.ts'
import '../enrolment/enrolment.mutations.ts'
import '../enrolment/recovery.mutations.ts'
import '../receivable/receivable.mutations.ts'
import '../receivable/transfer.mutations.ts'
import '../party/party.mutations.ts'
import '../trade/finding.type.ts'
import '../trade/import.mutation.ts'
import { specifiedDirectives } from 'graphql'
import { atLeastDirective } from '../read/at-least.ts'
import { builder } from './builder.ts'

builder.queryType({ readers: 'members' })
builder.mutationType({ readers: 'members' })

/** The whole graph, built from the files above, one for each thing that can be asked. */
export const schema = builder.toSchema({
  directives: [...specifiedDirectives, atLeastDirective],
})
