import { idOf } from '../../../../contracts/kernel/id.ts'
import { addKind, MEANINGS, Task } from '../task/task.type.ts'
import { Receipt } from './receipt.type.ts'

/** A task that no wait is: of whoever holds goods whose term ends soon, or has ended. */
addKind('collect').implement({
  description: MEANINGS.collect,
  interfaces: [Task],
  readers: 'members',
  fields: t => ({
    receipt: t.field({
      type: Receipt,
      description: 'The receipt whose term it is.',
      resolve: ({ id }) => idOf('wrc', id),
    }),
  }),
})
