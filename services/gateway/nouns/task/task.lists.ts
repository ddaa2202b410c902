import { idNumber } from '../../../../contracts/kernel/id.ts'
import { among, between, named } from '../../graph/filters.ts'
import { byId, defineList } from '../../graph/list.ts'
import type { Caller } from '../../http/session/caller.ts'
import { OF_VIEWER } from '../viewer/of-viewer.ts'
import { OF_ALL } from '../viewer/party.lists.ts'
import { TaskConnection } from './task.type.ts'
import { TASKS, type TaskRow } from './task-rows.ts'
import { WAIT_IS_OPEN, WaitConnection, WaitKind } from './wait.type.ts'
import { WAIT_COLUMNS, WAIT_TROUBLE, type WaitRow } from './wait-row.ts'

const [toSign, ...others] = TASKS

defineList<TaskRow>(OF_VIEWER, {
  name: 'tasks',
  connection: TaskConnection,
  description: 'What the reader or its party has yet to do, oldest first.',
  columns: toSign.columns,
  from: toSign.from,
  own: toSign.where,
  values: ({ party, user }: Caller) => [idNumber(party), user, idNumber(user)],
  orders: { OLDEST: byId('d').OLDEST },
  others,
  prepared: true,
})

defineList<WaitRow>(OF_VIEWER, {
  name: 'waits',
  connection: WaitConnection,
  description: 'The waits that the party opened and that are not answered yet.',
  columns: WAIT_COLUMNS,
  from: 'ledger.wait w',
  own: `w.party = $1 and not w.closed and ${WAIT_IS_OPEN}`,
  filters: {
    kind: among(WaitKind, 'w.kind', 'Only those for answers of these kinds.'),
    counterparty: named('pty', 'w.awaited', 'Only those for the answer of this party.'),
    ...between('lapse', 'w.lapse_on', 'a lapse'),
  },
  orders: byId('w', false),
})

/** SQL: something of the wait `w` is open, also for the operator, who does not see of what. */
const IS_OPEN = '(select s.open_items > 0 from ledger.wait_story(array[w.id]) s)'

defineList<WaitRow>(OF_ALL, {
  name: 'openWaits',
  connection: WaitConnection,
  description:
    'The open waits that the reader may see: those that its party opened or is awaited in, and ' +
    'for the operator all.',
  columns: WAIT_COLUMNS,
  from: 'ledger.wait w',
  own: `not w.closed and ${IS_OPEN}`,
  filters: {
    stuck: {
      type: 'Boolean',
      description: 'Only those that something keeps from going on, or only the others.',
      where: (stuck: boolean) => `(${WAIT_TROUBLE}) is ${stuck ? 'not ' : ''}null`,
    },
  },
  orders: byId('w', false),
})
