import { idNumber } from '../../../../contracts/kernel/id.ts'
import { builder } from '../../graph/builder.ts'
import type { Home } from '../../graph/list.ts'
import type { Caller } from '../../http/session/caller.ts'
import { Viewer } from './viewer.type.ts'

/** The lists of the reader: `$1` is its party. */
export const OF_VIEWER: Home = {
  name: 'viewer',
  add: (field, make) => builder.objectField(Viewer, field, make),
  values: ({ party }: Caller) => [idNumber(party)],
}
