import { among } from '../../graph/filters.ts'
import { byId, defineList } from '../../graph/list.ts'
import { OF_ALL } from '../viewer/party.lists.ts'
import { ApplicationConnection, ApplicationKind, ApplicationState } from './application.type.ts'
import { APPLICATION_COLUMNS, APPLICATION_STATE, type ApplicationRow } from './application-row.ts'

defineList<ApplicationRow>(OF_ALL, {
  name: 'applications',
  connection: ApplicationConnection,
  readers: ['operator'],
  description: 'All that was applied for, also what was declined or is done.',
  columns: APPLICATION_COLUMNS,
  from: 'desk.application a',
  own: 'true',
  filters: {
    state: among(ApplicationState, `(${APPLICATION_STATE})`, 'Only those that have come so far.'),
    kind: among(ApplicationKind, 'a.kind', 'Only those for this.'),
    code: {
      type: 'String',
      description: 'Only those of this unified social credit code or LEI.',
      where: (code: string, place) => `a.code = ${place(code)}`,
    },
  },
  orders: byId('a'),
})
