import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idNumber, isId } from '../../../../contracts/kernel/id.ts'
import { readParts } from '../../../../contracts/kernel/title-id.ts'
import { normaliseDocumentNumber } from '../../../../contracts/trade/document-number.ts'
import { among, between, named, type Place } from '../../graph/filters.ts'
import { byId, defineList } from '../../graph/list.ts'
import { inPeriod } from '../journal/entry.lists.ts'
import {
  RECEIVABLE_COLUMNS,
  ReceivableConnection,
  type ReceivableRow,
  ReceivableStatus,
} from '../receivable/receivable.type.ts'
import { moneyTotals } from '../title/total.type.ts'
import { OF_ALL } from '../viewer/party.lists.ts'
import {
  REPORT_COLUMNS,
  REPORT_TOTALS,
  ReportConnection,
  ReportKind,
  type ReportRow,
} from './report.type.ts'

/** Those who supervise the trade. */
const SUPERVISORS = ['regulator'] as const

/** SQL: the receivables that a party owes, was the first to hold, or holds in part. */
const ofParty = (party: string) => `r.id = any(array(select ledger.supervised_of(${party})))`

defineList<ReceivableRow>(OF_ALL, {
  name: 'supervisedReceivables',
  connection: ReceivableConnection,
  description:
    'All receivables of the ledger, to be found by whom or what they concern: what is owed, by ' +
    'whom and when. Who holds them, and under which claims, a look-through says.',
  readers: SUPERVISORS,
  columns: RECEIVABLE_COLUMNS,
  from: 'ledger.supervised r',
  own: 'true',
  filters: {
    party: {
      type: 'ID',
      description: 'Only those that this party owes, was the first to hold, or holds a part of.',
      where: (id: string, place) => (isId('pty', id) ? ofParty(place(idNumber(id))) : 'false'),
    },
    code: {
      type: 'String',
      description: 'The same of the party with this code (USCC or LEI).',
      where: (code: string, place) =>
        ofParty(
          `(select p.id from ledger.party p where p.code = ${place(code.trim().toUpperCase())})`,
        ),
    },
    invoice: {
      type: 'String',
      description: 'Only those that an invoice with this number backs, however it is spelt.',
      where: (number: string, place) => {
        const normal = normaliseDocumentNumber('invoice', number)
        const known = normal.ok ? normal.value.normal : number
        return `r.id = any(array(select ledger.supervised_by_invoice(${place(known)})))`
      },
    },
    id: {
      type: 'ID',
      description: 'Only the one with this id, or the one of the title with this id.',
      where: (id: string, place) => `r.id = ${place(readNamed(id))}`,
    },
    packageNumber: {
      type: 'String',
      description: 'Only the one with this package number (包号).',
      where: (number: string, place) => `r.package = ${place(number)}`,
    },
    debtor: named('pty', 'r.debtor', 'Only those that this party owes.'),
    status: among(ReceivableStatus, 'r.status', 'Only those of which one of these is true.'),
    ...between('due', 'r.due_on', 'a due date'),
  },
  orders: byId('r'),
  totals: moneyTotals('r.currency', 'r.amount_minor'),
})

/** The number of a receivable named by its own id or by that of a title; 0: no such one. */
function readNamed(id: string): bigint {
  if (isId('rcv', id)) return idNumber(id)
  return readParts('ttl', 2, id)?.[0] ?? 0n
}

const { from, to } = inPeriod('m.entry')

defineList<ReportRow>(OF_ALL, {
  name: 'dailyReport',
  connection: ReportConnection,
  description:
    'The daily report (rule C13): every certificate that was issued, passed on, bound, set free ' +
    'or paid on a business date, by which entry, from whom to whom and at what amount.',
  readers: SUPERVISORS,
  columns: REPORT_COLUMNS,
  from: 'ledger.reported m',
  own: 'true',
  filters: {
    on: {
      type: 'Date',
      required: true,
      description: 'The business date.',
      where: (date: BusinessDate, place: Place) =>
        `${from.where(date, place)} and ${to.where(date, place)}`,
    },
    kind: among(ReportKind, 'm.kind', 'Only those of these kinds.'),
    debtor: named('pty', 'm.debtor', 'Only those of receivables that this party owes.'),
  },
  orders: {
    OLDEST: {
      description: 'In the order of the journal.',
      ...{ keys: ['m.entry', 'm.part'], columns: ['entry', 'part'] },
    },
  },
  totals: REPORT_TOTALS,
})
