import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idOf } from '../../../../contracts/kernel/id.ts'
import type { ReceivableStatus as Status } from '../../../../contracts/receivable/receivable.ts'
import { builder } from '../../graph/builder.ts'
import { defineConnection } from '../../graph/connection.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { nodeOf } from '../../graph/node-of.ts'
import { rowsOf } from '../../graph/rows-of.ts'
import { Party } from '../party/party.type.ts'
import { addInstrumentType, Instrument, Unit } from '../title/instrument.type.ts'
import { Total } from '../title/total.type.ts'

export const ReceivableStatus = enumOf('ReceivableStatus', 'What has become of a receivable.', {
  proposed: 'It waits for the answer of the other party.',
  issued: 'The debtor has confirmed it, and it has titles.',
  rejected: 'The other party did not want it.',
  cancelled: 'Its proposer took the proposal back, or its supplier gave up the issued receivable.',
  lapsed: 'Nobody answered the proposal in time.',
  settled: 'All of it has been paid, and nothing of that went back.',
} satisfies Record<ReceivableRow['status'], string>)

export interface ReceivableRow {
  readonly id: bigint
  readonly debtor: bigint
  readonly supplier: bigint
  readonly currency: string
  readonly amount_minor: bigint
  readonly due_on: BusinessDate
  readonly lapse_on: BusinessDate | null
  readonly package: string | null
  readonly status: Status
}

/** SQL: of the wait of a proposal `r`, which its two sides see. */
const LAPSE_ON = `case r.status when 'proposed'
  then (select w.lapse_on from ledger.wait w where w.id = r.wait) end`

/**
 * SQL: whether the debtor has paid concerns its two sides, and no longer who only passed the
 * receivable on, or was once offered it.
 */
const STATUS = `case
  when r.status <> 'settled' or (select ledger.me()) in (r.debtor, r.supplier, r.proposer)
  then r.status else 'issued' end`

export const RECEIVABLE_COLUMNS = `r.id, r.debtor, r.supplier, r.currency, r.amount_minor, r.due_on,
  ${LAPSE_ON} as lapse_on, r.package, ${STATUS} as status`

const SELECT_RECEIVABLES = `
  select ${RECEIVABLE_COLUMNS} from ledger.receivable r where r.id = any($1::bigint[])`

export const Receivable = nodeOf<ReceivableRow>('Receivable', 'rcv', SELECT_RECEIVABLES)
addInstrumentType('rcv', 'Receivable', SELECT_RECEIVABLES)

export const ReceivableConnection = defineConnection(Receivable, 'Receivable', Total)

builder.objectType(Receivable, {
  interfaces: [Instrument],
  description: 'A receivable: what one debtor owes on one date. Its parties and holders see it.',
  readers: 'members',
  fields: t => ({
    debtor: t.field({
      type: Party,
      description: 'The party that owes.',
      resolve: ({ debtor }) => idOf('pty', debtor),
    }),
    supplier: t.field({
      type: Party,
      description: 'The first supplier, to whom the debtor owes.',
      resolve: ({ supplier }) => idOf('pty', supplier),
    }),
    size: t.expose('amount_minor', { type: 'Units', description: 'The whole face, in units.' }),
    unit: t.field({
      type: Unit,
      description: 'What one of its units is.',
      resolve: () => 'MINOR_UNITS' as const,
    }),
    currency: t.exposeString('currency', { description: 'Its currency, as CNY (ISO 4217).' }),
    amount: t.expose('amount_minor', {
      type: 'MinorUnits',
      description: 'The whole face, as an amount.',
    }),
    dueOn: t.expose('due_on', {
      type: 'Date',
      description: 'The date on which the debtor is to pay.',
    }),
    lapseOn: t.expose('lapse_on', {
      type: 'Date',
      nullable: true,
      description: 'When an open proposal lapses. Null once answered, and to all but its parties.',
    }),
    packageNumber: t.exposeString('package', {
      nullable: true,
      description: 'The package number (包号). Null until it is issued.',
    }),
    status: t.field({
      type: ReceivableStatus,
      description:
        'What has become of it. That it is settled is told to debtor and first supplier alone: ' +
        'who was paid sees that by its own titles.',
      resolve: ({ status }) => status,
    }),
  }),
})

/** Of receivables that the reader may see. */
const dilutionOf = rowsOf<{ readonly diluted: bigint }>(
  `select r.id as owner, d.diluted from trade.dilution($1::bigint[]) d
     join ledger.receivable r on r.id = d.receivable`,
)

builder.objectField(Receivable, 'diluted', t =>
  t.field({
    type: 'MinorUnits',
    description:
      'By how much red letters took back invoices behind it beyond what was unused of them. The ' +
      'debtor may hold so much in a dispute, of what the first supplier still holds; beyond that ' +
      'it is a claim between those two.',
    resolve: async ({ id }, _args, context) => (await dilutionOf(id, context))[0]?.diluted ?? 0n,
  }),
)

/** Of receivables that the reader may see. */
const readOwedAnew = rowsOf<{ readonly amount_minor: bigint }>(
  `select r.id as owner, a.amount_minor from ledger.owed_anew($1::bigint[]) a
     join ledger.receivable r on r.id = a.receivable`,
)

builder.objectField(Receivable, 'owedAnew', t =>
  t.field({
    type: 'MinorUnits',
    description:
      'How much of it was paid and went back, and is owed still, though nobody holds its spans. ' +
      'Until it is paid anew the receivable is not settled.',
    resolve: async ({ id }, _args, context) =>
      (await readOwedAnew(id, context))[0]?.amount_minor ?? 0n,
  }),
)
