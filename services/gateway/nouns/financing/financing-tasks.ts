import { idOf } from '../../../../contracts/kernel/id.ts'
import { addKind, MEANINGS, Task } from '../task/task.type.ts'
import { Financing } from './financing.type.ts'

/** Tasks that no wait is: each is about a financing as a whole, and has its id. */
for (const kind of ['ask_bank', 'discharge', 'pay_back'] as const)
  addKind(kind).implement({
    description: MEANINGS[kind],
    interfaces: [Task],
    readers: 'members',
    fields: t => ({
      financing: t.field({
        type: Financing,
        description: 'The financing that it is about.',
        resolve: ({ id }) => idOf('fin', id),
      }),
    }),
  })
