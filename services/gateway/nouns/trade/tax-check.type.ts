import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import type { TaxDifference, TaxStatus } from '../../../../contracts/trade/tax-check.ts'
import { builder } from '../../graph/builder.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { rowsOf } from '../../graph/rows-of.ts'
import { Invoice } from './invoice.type.ts'

interface TaxCheckRow {
  readonly asked_on: BusinessDate
  readonly status: TaxStatus | null
  readonly factored: boolean
  readonly differs: readonly TaxDifference['in'][]
}

const TaxStatusEnum = enumOf('TaxStatus', 'What the tax authority says of an invoice.', {
  issued: 'It is issued.',
  certified: 'Its buyer has certified it for deduction.',
  red: 'Red letters took it back.',
  void: 'It is void.',
} satisfies Record<TaxStatus, string>)

const TaxField = enumOf('TaxField', 'In what the tax authority says otherwise of an invoice.', {
  existence: 'It knows no such invoice.',
  status: 'It is void, or was taken back by red letters that are not known here.',
  factored: 'It was factored, sold or securitised, and not here.',
  seller: 'Its seller is another one.',
  buyer: 'Its buyer is another one.',
  amount: 'Its amount is another one.',
  date: 'Its date is another one.',
} satisfies Record<TaxDifference['in'], string>)

const TaxCheck = builder.objectRef<TaxCheckRow>('TaxCheck').implement({
  description: 'What the tax authority said of an invoice when it was asked last.',
  readers: 'members',
  fields: t => ({
    askedOn: t.expose('asked_on', {
      type: 'Date',
      description: 'The business date on which it was asked.',
    }),
    status: t.field({
      type: TaxStatusEnum,
      nullable: true,
      description: 'What it says of the invoice. Null: it knows none of this seller and number.',
      resolve: ({ status }) => status,
    }),
    factored: t.exposeBoolean('factored', {
      description: 'Whether it was told that the invoice was factored, sold or securitised.',
    }),
    differs: t.field({
      type: [TaxField],
      description: 'In what it says otherwise than the invoice; each is a finding. Empty: nothing.',
      resolve: ({ differs }) => [...differs],
    }),
  }),
})

const checksOf = rowsOf<TaxCheckRow>(
  `select c.invoice as owner, c.asked_on, c.status, c.factored, c.differs
     from trade.tax_check c where c.invoice = any($1::bigint[])`,
)

builder.objectField(Invoice, 'taxCheck', t =>
  t.field({
    type: TaxCheck,
    nullable: true,
    description:
      'What the tax authority said of it. Null while it has not been asked: only 数电票 are, and ' +
      'only where the operator is connected to it.',
    resolve: async ({ id }, _args, context) => (await checksOf(id, context))[0] ?? null,
  }),
)
