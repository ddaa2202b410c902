import { idOf } from '../../../../contracts/kernel/id.ts'
import { addKind, MEANINGS, Task } from '../task/task.type.ts'
import { BankAccount } from './account.type.ts'

addKind('match_entries').implement({
  description: MEANINGS.match_entries,
  interfaces: [Task],
  readers: 'members',
  fields: t => ({
    account: t.field({
      type: BankAccount,
      description: 'The account with entries that are to be matched.',
      resolve: ({ id }) => idOf('acc', id),
    }),
  }),
})
